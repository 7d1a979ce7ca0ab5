// The form was sent: delete the copy on this device. <span data-draft-sent="name" hidden></span>
import { forget } from "./draft.js";

export function start(marks) {
  for (const mark of marks) forget(mark.dataset.draftSent);
}
