"use client";
// 密码框：可以看见，可以粘贴。
import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Input } from "#components/form/field";

type Props = Omit<ComponentProps<typeof Input>, "type" | "trailing">;

export function PasswordInput(props: Props) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <Input
      {...props}
      type={shown ? "text" : "password"}
      autoCapitalize="off"
      autoCorrect="off"
      spellCheck={false}
      className="pr-11"
      trailing={
        <button
          type="button"
          aria-label={shown ? "隐藏密码" : "显示密码"}
          onClick={() => setShown(!shown)}
          className="grid size-11 place-items-center text-ink-3 desk:in-[.desk]:size-9"
        >
          <Icon className="size-5" aria-hidden />
        </button>
      }
    />
  );
}
