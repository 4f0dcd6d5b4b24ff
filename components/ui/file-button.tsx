"use client";
// 选文件的按钮：后面藏着浏览器的选择框；同一个文件可以再选一次。
import { useRef } from "react";
import { Button } from "#components/ui/button";

type Props = {
  /** What is chosen, for whoever does not see the button's surroundings. */
  label: string;
  accept: string;
  onFile: (file: File) => void;
} & Pick<React.ComponentProps<typeof Button>, "look" | "busy" | "busyText" | "children" | "aria-describedby">;

export function FileButton({ label, accept, onFile, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
        aria-label={label}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onFile(file);
        }}
      />
    </>
  );
}
