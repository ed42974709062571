import { pointerPlace } from '../../text/pointer-place.ts';

/** Selects the value of a JSON pointer in an editor, and brings it into view. */
export function goToPointer(editor: HTMLTextAreaElement | null, pointer: string): void {
  if (!editor) return;
  const { from, to } = pointerPlace(editor.value, pointer) ?? { from: 0, to: 0 };
  editor.focus();
  editor.setSelectionRange(from, to);
  const line = editor.value.slice(0, from).split('\n').length - 1;
  const lines = Math.max(1, editor.value.split('\n').length);
  editor.scrollTop = (editor.scrollHeight / lines) * Math.max(0, line - 3);
}
