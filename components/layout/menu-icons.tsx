// 菜单的图标。
import {
  BookOpen,
  CalendarDays,
  ChartNoAxesColumn,
  Flag,
  Home,
  List,
  type LucideIcon,
  Mail,
  Network,
  Repeat2,
  Star,
  Sun,
  User,
  Users,
} from "lucide-react";
import type { MenuIcon } from "#lib/organizations/menu/rules";

export const MENU_ICONS: Readonly<Record<MenuIcon, LucideIcon>> = {
  home: Home,
  organizations: Network,
  members: Users,
  cadres: User,
  papers: Repeat2,
  rating: Star,
  rectification: Flag,
  meetings: CalendarDays,
  systems: List,
  classes: BookOpen,
  activities: Sun,
  notices: Mail,
  analytics: ChartNoAxesColumn,
};
