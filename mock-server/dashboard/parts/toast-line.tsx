import { toast } from '../state/toast.ts';

/** What was just done, or did not work. */
export function ToastLine() {
  const { text, tone } = toast.value ?? {};
  return (
    <div role="status" class="toast-place">
      {text !== undefined && <p class={`toast ${tone}`}>{text}</p>}
    </div>
  );
}
