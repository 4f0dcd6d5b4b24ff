// 团员列表、青年列表：青年列表由设置打开（MEM-33）。
import { Tabs } from "#components/ui/tabs";

const LISTS = [
  { href: "/manage/members", label: "团员列表" },
  { href: "/manage/members/youth", label: "青年列表" },
] as const;

export function RosterTabs({ current, youth }: { current: (typeof LISTS)[number]["href"]; youth: boolean }) {
  if (!youth) return null;
  return <Tabs label="名单" tabs={LISTS.map((tab) => ({ ...tab, current: tab.href === current }))} />;
}
