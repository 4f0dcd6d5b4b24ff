// 一页上有几十个的小图标：画在样式里（app/glyphs.css），页面只多一个元素。
import type { MenuIcon } from "#lib/organizations/menu/rules";

export type GlyphName = "eye" | "pencil" | "key" | "transfer" | MenuIcon;
type Props = { name: GlyphName; className?: string };

export const Glyph = ({ name, className }: Props) => (
  <i className={className ? `glyph ${className}` : "glyph"} data-glyph={name} aria-hidden />
);
