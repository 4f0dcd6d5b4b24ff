"use client";
// 单个创建：选类别、填简称，全称自动生成，核对后提交（ORG-04、ORG-07、ORG-08）。
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { FormProblem, Input, Select } from "#components/form/field";
import { useActionForm } from "#components/form/use-action-form";
import { OrgName } from "#components/ui/bits";
import { Button, ButtonLink } from "#components/ui/button";
import { Note } from "#components/ui/states";
import { notify } from "#components/ui/toast";
import { INDUSTRIES } from "#lib/options/industries";
import { createOrganization } from "#lib/organizations/actions";
import { CATEGORY_LABELS } from "#lib/organizations/labels";
import { canonicalName, inStyle, isClassName, type NamedAncestor, type NameStyle, proposeFullName } from "#lib/organizations/naming/rules";
import { PURPOSEFUL } from "#lib/organizations/rules";
import type { NewOrganizationForm as Form } from "#lib/organizations/schema";
import type { OrgCategory } from "#generated/enums";

type Parent = { id: string; fullName: string; industryCategory: string | null; schoolField: boolean };
type Naming = { ancestors: readonly NamedAncestor[]; style: NameStyle };
type Props = { parent: Parent; naming: Naming; categories: readonly OrgCategory[] };

const emptyForm = (parent: Parent, category: OrgCategory): Form => ({
  parentId: parent.id,
  category,
  shortName: "",
  fullName: "",
  industryCategory: parent.industryCategory ?? "",
  phone: "",
  email: "",
  youthCount: "",
  recommendedPartyCount: "",
  purpose: "",
  validUntil: "",
});

/** The proposal follows the short name until somebody corrects it by hand. */
function proposalOf(shortName: string, category: OrgCategory, { ancestors, style }: Naming): string {
  const name = canonicalName(shortName);
  return name === "" ? "" : inStyle(style, category, proposeFullName(name, category, ancestors));
}

type FieldsProps = {
  form: UseFormReturn<Form>;
  parent: Parent;
  categories: readonly OrgCategory[];
  proposal: string;
  corrected: boolean;
  onCorrect: () => void;
};

function NameFields({ form, parent, categories, proposal, corrected, onCorrect }: FieldsProps) {
  const { errors } = form.formState;
  const [shortName, category] = form.watch(["shortName", "category"]);
  const unusual = category === "BRANCH" && parent.schoolField && shortName.endsWith("团支部") && !isClassName(canonicalName(shortName));
  return (
    <>
      <Select
        {...form.register("category")}
        label="组织类别"
        required
        options={categories.map((code) => ({ code, label: CATEGORY_LABELS[code] }))}
        error={errors.category}
      />
      <Input
        {...form.register("shortName")}
        label="组织简称"
        required
        hint={unusual ? "学校班级一般写作“计算机专业2023级1班团支部”，请核对" : "以类别结尾，例如“计算机专业2023级1班团支部”"}
        error={errors.shortName}
      />
      <Input
        {...form.register("fullName", { onChange: onCorrect })}
        label="组织全称"
        required
        frameClass="desk:col-span-2"
        hint={corrected ? `系统生成的是“${proposal}”` : "由系统生成，可以修正，保存后由直属上级更正"}
        error={errors.fullName}
      />
    </>
  );
}

function OtherFields({ form }: { form: UseFormReturn<Form> }) {
  const { errors } = form.formState;
  return (
    <>
      <Select
        {...form.register("industryCategory")}
        label="单位所属行业类别"
        options={INDUSTRIES.options}
        error={errors.industryCategory}
      />
      <Input {...form.register("phone")} label="联系电话" inputMode="tel" error={errors.phone} />
      <Input {...form.register("email")} label="电子邮箱" inputMode="email" error={errors.email} />
      <Input {...form.register("youthCount")} label="14-28周岁青年数" inputMode="numeric" error={errors.youthCount} />
      <Input
        {...form.register("recommendedPartyCount")}
        label="年度经推优入党团员数"
        inputMode="numeric"
        error={errors.recommendedPartyCount}
      />
      {PURPOSEFUL.includes(form.watch("category")) && (
        <>
          <Input {...form.register("purpose")} label="用途" required hint="这类组织要写明为什么设立" error={errors.purpose} />
          <Input {...form.register("validUntil")} label="截止日期" hint="临时设立的可以填，写作 2026-06-30" error={errors.validUntil} />
        </>
      )}
    </>
  );
}

export function NewOrganizationForm({ parent, naming, categories }: Props) {
  const router = useRouter();
  const [corrected, setCorrected] = useState(false);
  const first = categories.includes("BRANCH") ? "BRANCH" : (categories[0] ?? "BRANCH");
  const { form, pending, problem, send } = useActionForm<Form, { id: string }>({
    schema: () => import("#lib/organizations/schema").then((m) => m.newOrganizationSchema),
    action: createOrganization,
    values: emptyForm(parent, first),
    onDone: (_, { shortName, category }) => {
      notify(`已创建${shortName}`);
      form.reset(emptyForm(parent, category));
      setCorrected(false);
      router.refresh();
    },
  });
  const [shortName, category] = form.watch(["shortName", "category"]);
  const proposal = proposalOf(shortName, category, naming);
  useEffect(() => {
    if (!corrected) form.setValue("fullName", proposal);
  }, [corrected, proposal, form]);
  return (
    <form onSubmit={send} noValidate className="max-w-3xl">
      <p className="text-ink-2">
        上级组织：
        <OrgName>{parent.fullName}</OrgName>
      </p>
      <div className="mt-2 grid gap-x-8 desk:grid-cols-2">
        <NameFields
          form={form}
          parent={parent}
          categories={categories}
          proposal={proposal}
          corrected={corrected}
          onCorrect={() => setCorrected(true)}
        />
        <OtherFields form={form} />
      </div>
      <FormProblem problem={problem} />
      <Note className="mt-4">名称和类别由上级创建，其余信息由它自己的管理员填写。创建之后在“管理下级组织”里发注册码。</Note>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink href="/manage/organizations">返回列表</ButtonLink>
        <Button type="submit" look="primary" busy={pending} busyText="正在创建" className="flex-1 desk:flex-none">
          创建
        </Button>
      </div>
    </form>
  );
}
