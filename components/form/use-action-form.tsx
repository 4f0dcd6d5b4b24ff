"use client";
// 一张表单：同一个 zod 在浏览器和服务器各查一遍，交给一个操作；被拒绝时句子落在各自的格子旁边。
import { zodResolver } from "@hookform/resolvers/zod";
import { useEffect } from "react";
import { type DefaultValues, type FieldValues, type Resolver, type UseFormReturn, useForm } from "react-hook-form";
import type * as z from "zod";
import { type Problem, showAtFields, useSubmit } from "#components/form/use-submit";
import type { Answer, Envelope } from "#lib/action";

export type ActionFormOptions<I extends FieldValues, T> = {
  schema: z.ZodType<unknown, I>;
  action: (sent: Envelope<I>) => Promise<Answer<T>>;
  values: DefaultValues<I>;
  onDone: (data: T, sent: I) => void;
  /** What hashes passwords sends no key; pressing twice is harmless there by itself. */
  keyed?: boolean;
  /** Where the fields live that a refusal names. */
  prefix?: string;
};

export type ActionForm<I extends FieldValues> = {
  form: UseFormReturn<I>;
  pending: boolean;
  problem: Problem | null;
  send: (event?: React.BaseSyntheticEvent) => Promise<void>;
};

export function useActionForm<I extends FieldValues, T>({
  schema,
  action,
  values,
  onDone,
  keyed = true,
  prefix = "",
}: ActionFormOptions<I, T>): ActionForm<I> {
  const resolver = zodResolver(schema as never, undefined, { raw: true }) as unknown as Resolver<I>;
  const form = useForm<I>({ resolver, defaultValues: values });
  const { pending, problem, submit } = useSubmit<I, T>(action, { keyed });
  useEffect(() => showAtFields(form, problem, prefix), [form, problem, prefix]);
  const send = form.handleSubmit(async (given) => {
    const answer = await submit(given as I);
    if (answer !== null) onDone(answer, given as I);
  });
  return { form, pending, problem, send };
}
