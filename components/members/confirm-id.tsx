"use client";
// 再输一次身份证号码：每张录入人的表都有的一格。
import type { FieldError, UseFormRegisterReturn } from "react-hook-form";
import { Input } from "#components/form/field";

type Props = { register: UseFormRegisterReturn; error: FieldError | undefined };

export const ConfirmId = ({ register, error }: Props) => (
  <Input {...register} label="再输一次身份证号码" required autoComplete="off" error={error} />
);
