// 按钮：安静、描边、墨色、红色。红色一屏只有一个。忙的时候宽度不变。
import Link from "next/link";
import type { ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "quiet" | "outline" | "ink" | "primary";

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  quiet: "border-transparent text-ink-2 hover:bg-ink-tint",
  outline: "border-line-strong bg-surface text-ink hover:bg-ink-tint",
  ink: "border-ink bg-ink font-semibold text-surface hover:opacity-90",
  primary: "border-red-fill bg-red-fill font-semibold text-on-red hover:bg-red-strong hover:border-red-strong",
};
const SHAPE =
  "relative inline-flex min-h-[var(--action)] items-center justify-center gap-2 border px-[var(--action-pad)] text-[length:var(--action-font)] leading-tight rounded-[var(--action-radius)] transition-colors duration-[var(--d-fast)] disabled:border-sunken disabled:bg-sunken disabled:text-ink-3 aria-disabled:border-sunken aria-disabled:bg-sunken aria-disabled:text-ink-3 [&>svg]:size-[1.0625rem] [&>svg]:flex-none";

/** The classes of a button, for links and labels that look like one. */
export const buttonClass = (look: ButtonLook = "outline", className = ""): string => `${SHAPE} ${LOOKS[look]} ${className}`;

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: ButtonLook; busy?: boolean; busyText?: string };

export function Button({
  look = "outline",
  busy = false,
  busyText = "正在提交",
  className = "",
  children,
  disabled,
  type = "button",
  ...rest
}: Props) {
  return (
    <button type={type} className={buttonClass(look, className)} disabled={disabled || busy} aria-busy={busy} {...rest}>
      {busy ? <Busy text={busyText} /> : children}
    </button>
  );
}

function Busy({ text }: { text: string }) {
  return (
    <>
      <svg className="busy-ring" viewBox="0 0 16 16" fill="none" aria-hidden="true">
        <path d="M14 8a6 6 0 1 1-4-5.66" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      {text}
    </>
  );
}

type LinkProps = { href: string; look?: ButtonLook; className?: string; children: ReactNode; prefetch?: boolean; "aria-label"?: string };

export function ButtonLink({ look = "outline", className = "", ...rest }: LinkProps) {
  return <Link className={buttonClass(look, className)} {...rest} />;
}

/** A square button that shows an icon only; its name is for everybody else. */
export function IconButton({ label, className, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { label: string }) {
  return <button type="button" aria-label={label} title={label} className={className ? `square ${className}` : "square"} {...rest} />;
}

type IconLinkProps = { href: string; label: string; children: ReactNode; prefetch?: boolean };

/** The same square as a link. */
export function IconLink({ label, ...rest }: IconLinkProps) {
  return <Link aria-label={label} title={label} className="square" {...rest} />;
}
