"use client";
// 顶栏的找人：姓名、拼音写进网址，号码不写。
import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { hold } from "#components/search/held";
import { Kbd } from "#components/ui/bits";
import { mayStandInAddress } from "#lib/search/address/rules";

export function FindBox({ inputRef }: { inputRef: React.RefObject<HTMLInputElement | null> }) {
  const router = useRouter();
  const find = (event: React.FormEvent) => {
    event.preventDefault();
    const typed = inputRef.current?.value.trim() ?? "";
    if (mayStandInAddress(typed)) return router.push(`/manage/search?q=${encodeURIComponent(typed)}`);
    hold(typed);
    router.push(`/manage/search?by=${crypto.randomUUID().slice(0, 8)}`);
  };
  return (
    <search className="ml-auto hidden max-w-[30vw] desk:block">
      <form
        onSubmit={find}
        className="flex h-9 w-84 max-w-full items-center gap-2 rounded-control border border-line-strong bg-surface pr-2 pl-3 text-ink-3"
      >
        <Search className="size-4 flex-none" aria-hidden />
        <input
          ref={inputRef}
          type="search"
          aria-label="找人"
          placeholder="姓名、拼音、证件号、编号、手机"
          autoComplete="off"
          className="min-w-0 flex-1 bg-transparent text-ink text-small! outline-none"
        />
        <Kbd>/</Kbd>
      </form>
    </search>
  );
}
