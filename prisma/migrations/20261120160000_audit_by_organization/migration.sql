-- 审计记录按组织看，最近的在前
CREATE INDEX "audit_event_organization_id_id_idx" ON "audit_event"("organization_id", "id");
