// 团干部列表上方能做的事：录入、导入。
import { Plus, Upload } from "lucide-react";
import { ButtonLink } from "#components/ui/button";

export const CadreEntryTools = ({ branch }: { branch: boolean }) => (
  <>
    <ButtonLink href="/manage/cadres/new" look="primary">
      <Plus aria-hidden />
      录入
    </ButtonLink>
    {!branch && (
      <ButtonLink href="/manage/cadres/new?way=batch">
        <Upload aria-hidden />
        导入
      </ButtonLink>
    )}
  </>
);
