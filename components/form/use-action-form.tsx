"use client";
// 一张表单：同一个 zod 在浏览器和服务器各查一遍，交给一个操作；被拒绝时句子落在各自的格子旁边。
import { useEffect, useRef } from "react";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { type DefaultValues, type FieldValues, type Resolver, type UseFormReturn, useForm } from "react-hook-form";
import type * as z from "zod";
import { type Problem, showAtFields, useSubmit } from "#components/form/use-submit";
import type { Answer, Envelope } from "#lib/action";

export type ActionFormOptions<I extends FieldValues, T> = {
  /** Comes after the page: all of zod is no reason to wait for a form to appear. */
  schema: () => Promise<z.core.$ZodType<unknown, I>>;
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

/** Lets the schema judge a form and sends what was typed. zod's own resolver would bring all of zod to the phone. */
const resolverOf =
  <I extends FieldValues>(schema: ActionFormOptions<I, never>["schema"]): Resolver<I> =>
  async (values, context, options) => {
    const known = await schema().catch(() => null);
    // Without it, in a dead spot, the server judges alone.
    return known ? standardSchemaResolver(known, undefined, { raw: true })(values, context, options) : { values, errors: {} };
  };

export function useActionForm<I extends FieldValues, T>({
  schema,
  action,
  values,
  onDone,
  keyed = true,
  prefix = "",
}: ActionFormOptions<I, T>): ActionForm<I> {
  const resolver = resolverOf(schema);
  const load = useRef(schema);
  useEffect(() => void load.current().catch(() => null), []);
  const form = useForm<I>({ resolver, defaultValues: values });
  const { pending, problem, submit } = useSubmit<I, T>(action, { keyed });
  useEffect(() => showAtFields(form, problem, prefix), [form, problem, prefix]);
  const send = form.handleSubmit(async (given) => {
    const answer = await submit(given as I);
    if (answer !== null) onDone(answer, given as I);
  });
  return { form, pending, problem, send };
}
