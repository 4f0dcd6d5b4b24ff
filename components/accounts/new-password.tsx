"use client";
// 新密码：一边输入一边告诉够不够长、含不含本人信息、常不常见。输入的内容不离开本机。
import { useEffect, useState } from "react";
import type { FieldError, UseFormRegisterReturn } from "react-hook-form";
import { PasswordInput } from "#components/form/password";
import { Status } from "#components/ui/status";
import { containsOwnData, inFilter } from "#lib/accounts/passwords/rules";

/** The filter of common passwords, fetched with the first letter typed. */
function useCommonFilter(wanted: boolean): Uint8Array | null {
  const [filter, setFilter] = useState<Uint8Array | null>(null);
  useEffect(() => {
    if (!wanted || filter) return;
    fetch("/api/common-passwords")
      .then((answer) => answer.arrayBuffer())
      .then((bytes) => setFilter(new Uint8Array(bytes)))
      .catch(() => undefined);
  }, [wanted, filter]);
  return filter;
}

const Rule = ({ met, children }: { met: boolean; children: React.ReactNode }) => (
  <li className="text-small">
    <Status kind={met ? "ok" : "other"}>{children}</Status>
  </li>
);

type Props = {
  register: UseFormRegisterReturn;
  value: string;
  error?: FieldError | undefined;
  /** The ID number typed on this page, if it was. */
  idNumber?: string;
  least?: number;
  label?: string;
};

export function NewPassword({ register, value, error, idNumber = "", least = 8, label = "新密码" }: Props) {
  const filter = useCommonFilter(value !== "");
  const length = [...value].length;
  const own = { idNumber: idNumber.toUpperCase(), name: "\u0000", namePinyin: "", mobile: null };
  const common = filter !== null && inFilter(filter, value);
  return (
    <>
      <PasswordInput {...register} label={label} autoComplete="new-password" error={error} />
      <ul className="mt-2 mb-3 grid gap-1.5" aria-live="polite">
        <Rule met={length >= least}>
          至少 {least}
          {"\u00a0"}位{length > 0 && `，现在 ${length}\u00a0位`}
        </Rule>
        <Rule met={length > 0 && !containsOwnData(value, own)}>不含姓名、生日、证件号</Rule>
        <Rule met={length >= least && filter !== null && !common}>不在常见密码表里</Rule>
      </ul>
    </>
  );
}
