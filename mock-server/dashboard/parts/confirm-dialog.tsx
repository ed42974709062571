import { signal } from '@preact/signals';
import { Modal } from './modal.tsx';

interface Question {
  readonly title: string;
  readonly text: string;
  /** What the button that does it says. */
  readonly action: string;
  readonly answer: (agreed: boolean) => void;
}

const asked = signal<Question | undefined>(undefined);

/** Asks a person before something that cannot be undone; true when they agree. */
export function confirmed(question: Omit<Question, 'answer'>): Promise<boolean> {
  asked.value?.answer(false);
  return new Promise((answer) => {
    asked.value = { ...question, answer };
  });
}

/** Where such a question is shown. */
export function ConfirmDialog() {
  const question = asked.value;
  if (!question) return null;
  const settle = (agreed: boolean) => {
    asked.value = undefined;
    question.answer(agreed);
  };
  return (
    <Modal title={question.title} onClose={() => settle(false)}>
      <p>{question.text}</p>
      <p class="actions">
        <button type="button" class="danger" onClick={() => settle(true)}>
          {question.action}
        </button>
        <button type="button" data-first onClick={() => settle(false)}>
          Cancel
        </button>
      </p>
    </Modal>
  );
}
