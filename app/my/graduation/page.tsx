import type { Metadata } from "next";
import { DeclarationForm } from "#components/graduation/declaration-form";
import { DeclarationStanding } from "#components/graduation/declaration-standing";
import { MemberBar, MemberPage } from "#components/layout/member";
import { Empty } from "#components/ui/states";
import { orNotFound, requireMember } from "#lib/auth/guard";
import { now } from "#lib/clock";
import { dayOf } from "#lib/dates";
import { formOf, getOwnDeclaration } from "#lib/graduation/declarations/queries";
import { getOwnRecord } from "#lib/members/queries";

export const metadata: Metadata = { title: "毕业去向" };

export default async function OwnGraduationPage() {
  const { self } = await requireMember();
  const [own, record] = await Promise.all([getOwnDeclaration(self), getOwnRecord(self)]);
  const { draft } = orNotFound(record);
  const open = own && own.routes.length > 0 && !own.moving;
  return (
    <>
      <MemberBar back="/my" />
      <MemberPage>
        <h1 className="mb-1 font-semibold text-display">毕业去向</h1>
        {own ? (
          <DeclarationStanding own={own} today={dayOf(now())} />
        ) : (
          <Empty title="现在不用申报">所在团支部今年毕业，或已经是毕业生，才需要申报毕业去向。</Empty>
        )}
        {open && (
          <DeclarationForm
            key={own.declaration?.updatedAt.getTime() ?? 0}
            routes={own.routes}
            values={formOf(own.declaration, draft.mobile ?? "")}
            target={own.target}
            declared={own.declaration !== null}
          />
        )}
      </MemberPage>
    </>
  );
}
