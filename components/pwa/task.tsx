// 办完一件事：从这时起可以提一句“放到桌面”。
const TASK = "zhtj.task";
const FINISHED = "zhtj-finished";

/** Remembers that this browser was of use once. Some in-app browsers keep nothing: then there is nothing to remember. */
export function noteFinishedTask(): void {
  try {
    localStorage.setItem(TASK, "1");
  } catch {
    return;
  }
  dispatchEvent(new Event(FINISHED));
}

export const hasFinishedTask = (): boolean => localStorage.getItem(TASK) !== null;

/** Calls back when something is finished on this page; answers how to stop. */
export function onFinishedTask(tell: () => void): () => void {
  addEventListener(FINISHED, tell);
  return () => removeEventListener(FINISHED, tell);
}
