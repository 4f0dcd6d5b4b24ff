"use client";
// 提交：一张表单一把钥匙，按几次只生效一次；被拒绝时填的都还在，每一项旁边有自己的句子。
import { useCallback, useRef, useState } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { noteFinishedTask } from "#components/pwa/task";
import type { Answer, Envelope } from "#lib/action";

type Action<I, T> = (sent: Envelope<I>) => Promise<Answer<T>>;
export type Problem = Omit<Extract<Answer<never>, { ok: false }>, "ok">;

const OFFLINE: Problem = { code: "E-GEN-05", because: "没有送到服务器：网络中断。您填的内容还在这一页，恢复后再提交一次，不会重复。" };

/** A page from before an update calls actions that are gone. */
const isStale = (error: unknown): boolean => /Server Action|Failed to find|unexpected response/i.test(String(error));

export type Submission<I, T> = {
  pending: boolean;
  problem: Problem | null;
  /** Sends; the data when it went through, null when it was refused. */
  submit: (input: I) => Promise<T | null>;
  clear: () => void;
};

/** Sends an action with the form instance's key; a refused form keeps its key, so that a repetition is recognised. */
export function useSubmit<I, T>(action: Action<I, T>, options: { keyed?: boolean } = {}): Submission<I, T> {
  const { keyed = true } = options;
  const key = useRef<string>(undefined);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const submit = useCallback(
    async (input: I) => {
      if (keyed) key.current ??= crypto.randomUUID();
      setPending(true);
      const answer = await action(keyed && key.current ? { input, key: key.current } : { input }).catch((error: unknown) => {
        if (isStale(error)) return { ok: false as const, code: "E-GEN-02" as const, because: "系统刚刚更新，请刷新页面后再提交一次。" };
        return { ok: false as const, ...OFFLINE };
      });
      setPending(false);
      setProblem(answer.ok ? null : answer);
      // A refusal changed nothing: the corrected form is a new one.
      if (!answer.ok && answer.code !== "E-GEN-05") key.current = undefined;
      if (answer.ok) key.current = undefined;
      if (answer.ok && keyed) noteFinishedTask();
      return answer.ok ? answer.data : null;
    },
    [action, keyed],
  );
  return { pending, problem, submit, clear: () => setProblem(null) };
}

/** Moves to the first of these fields as they stand on the page. */
function focusFirst<F extends FieldValues>(form: UseFormReturn<F>, names: readonly string[]): void {
  const [first] = names;
  const field = [...document.querySelectorAll<HTMLElement>("form [name]")].find((e) => names.includes(e.getAttribute("name") ?? ""));
  if (field) field.focus();
  else if (first) form.setFocus(first as Path<F>);
}

/** Puts the sentences of a refusal at the fields of a form and moves to the first of them. `prefix` is where the fields live. */
export function showAtFields<F extends FieldValues>(form: UseFormReturn<F>, problem: Problem | null, prefix = ""): void {
  const known = (name: string) => form.getFieldState(name as Path<F>) && form.getValues(name as Path<F>) !== undefined;
  const told = Object.entries(problem?.fields ?? {}).map(([field, message]) => ({
    name: known(field) || !prefix ? field : `${prefix}.${field}`,
    message,
  }));
  for (const { name, message } of told) form.setError(name as Path<F>, { type: "server", message });
  focusFirst(
    form,
    told.map((t) => t.name),
  );
}
