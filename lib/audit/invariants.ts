// 不变的事实（docs/security.md，I1–I16）：每条是几句查询，查得出东西就是错。
/** One thing that must always be true. Each query yields a row, with its `example`, for every violation. */
export type Invariant = { id: string; says: string; queries: readonly string[] };

const BRANCHES = `('BRANCH','GRADUATE_ORG','PENDING_TRANSFER_BRANCH','FLOATING_BRANCH','SOCIETY_LINK_TEMP_BRANCH',
  'DELAYED_GRADUATION_ORG','OVERSEAS_STUDY_BRANCH','SPECIAL_UNIT_LIBRARY','TEMP_BRANCH')`;
const HOLDING = `('PENDING_TRANSFER_BRANCH','SPECIAL_UNIT_LIBRARY')`;

const MEMBERSHIP: readonly Invariant[] = [
  {
    id: "I1",
    says: "每名在册团员恰有一个支部，而且是团支部",
    queries: [
      `SELECT '人员 ' || p.id AS example FROM person p LEFT JOIN membership m ON m.person_id = p.id AND m.status = 'ACTIVE'
       WHERE p.status = 'ACTIVE' AND p.profile = 'MEMBER' GROUP BY p.id HAVING count(m.id) <> 1`,
      `SELECT '团员关系 ' || m.id FROM membership m JOIN person p ON p.id = m.person_id
       WHERE m.status = 'ACTIVE' AND (p.status <> 'ACTIVE' OR p.profile <> 'MEMBER')`,
      `SELECT '团员关系 ' || m.id FROM membership m JOIN organization o ON o.id = m.branch_id
       WHERE m.status = 'ACTIVE' AND (o.category NOT IN ${BRANCHES} OR m.branch_path <> o.path)`,
    ],
  },
  {
    id: "I2",
    says: "每人至多一项在途的组织关系转接",
    queries: [
      `SELECT '人员 ' || person_id FROM transfer WHERE closed_at IS NULL OR appeal = 'WAITING' GROUP BY person_id HAVING count(*) > 1`,
      `SELECT '唯一索引 transfer_one_pending_key 不见了' WHERE to_regclass('transfer_one_pending_key') IS NULL`,
    ],
  },
  {
    id: "I4",
    says: "发展团员编号不重复",
    queries: [`SELECT development_no FROM person WHERE development_no IS NOT NULL GROUP BY 1 HAVING count(*) > 1`],
  },
  {
    id: "I9",
    says: "没有人凭空消失或多出：每人有账号，有支部、职务或系统后台身份，都能追到录入记录",
    queries: [
      `SELECT '人员 ' || p.id FROM person p WHERE p.status = 'ACTIVE'
         AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.status = 'ACTIVE')
         AND NOT EXISTS (SELECT 1 FROM cadre_post c WHERE c.person_id = p.id AND c.status = 'ACTIVE')
         AND NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id AND a.is_operator)`,
      `SELECT '人员 ' || p.id FROM person p WHERE NOT EXISTS (SELECT 1 FROM account a WHERE a.person_id = p.id)`,
      `SELECT '人员 ' || p.id FROM person p WHERE NOT EXISTS
         (SELECT 1 FROM change_record c WHERE c.person_id = p.id AND c.kind IN ('ENTERED', 'IMPORTED', 'REGISTERED'))`,
      `SELECT '转接 ' || t.id FROM transfer t WHERE t.state = 'DONE' AND NOT EXISTS (SELECT 1 FROM membership m
         WHERE m.transfer_id = t.id AND m.person_id = t.person_id AND m.branch_id = t.to_branch_id)`,
      `SELECT '团员关系 ' || m.id FROM membership m LEFT JOIN transfer t ON t.id = m.transfer_id
       WHERE m.transfer_id IS NOT NULL AND t.state IS DISTINCT FROM 'DONE'`,
    ],
  },
  {
    id: "I13",
    says: "被删除的组织里没有团员、职务、管理员、有效的码和在途的事项",
    queries: [
      `SELECT o.full_name FROM organization o WHERE o.status = 'DELETED' AND (
         EXISTS (SELECT 1 FROM membership m WHERE m.branch_id = o.id AND m.status = 'ACTIVE')
         OR EXISTS (SELECT 1 FROM cadre_post c WHERE c.organization_id = o.id AND c.status = 'ACTIVE')
         OR EXISTS (SELECT 1 FROM org_admin a WHERE a.organization_id = o.id AND a.status = 'ACTIVE')
         OR EXISTS (SELECT 1 FROM admin_registration_code c WHERE c.organization_id = o.id AND c.state = 'ISSUED')
         OR EXISTS (SELECT 1 FROM self_registration r WHERE r.branch_id = o.id AND r.state = 'PENDING')
         OR EXISTS (SELECT 1 FROM paper q WHERE q.state = 'OPEN' AND q.decider_id = o.id))`,
      `SELECT '转接 ' || t.id FROM transfer t JOIN organization o ON o.id IN (t.from_branch_id, t.to_org_id)
       WHERE t.closed_at IS NULL AND o.status = 'DELETED'`,
    ],
  },
  {
    id: "I14",
    says: "批量接转每批不超过规定的人数（三十人），从一个支部到一个支部，要么全成要么全不成",
    queries: [
      `SELECT '批次 ' || batch_id FROM transfer WHERE kind = 'BULK' GROUP BY batch_id HAVING bool_or(state <> 'DONE')
         OR count(DISTINCT from_branch_id) > 1 OR count(DISTINCT to_branch_id) > 1
         OR count(*) > greatest(30, (SELECT max(value::text::int) FROM setting_value WHERE key = 'transfer.bulkMax'))`,
    ],
  },
];

const CODES: readonly Invariant[] = [
  {
    id: "I5",
    says: "管理员注册码至多用一次，在有效期内，用于本组织",
    queries: [
      `SELECT '注册码 ' || id FROM admin_registration_code
       WHERE (state = 'USED') <> (used_at IS NOT NULL AND used_by_id IS NOT NULL) OR used_at >= expires_at OR used_at < created_at`,
      `SELECT '注册码 ' || c.id FROM admin_registration_code c WHERE c.state = 'USED' AND NOT EXISTS
         (SELECT 1 FROM org_admin a WHERE a.organization_id = c.organization_id AND a.person_id = c.used_by_id)`,
      `SELECT '组织 ' || organization_id FROM admin_registration_code WHERE state = 'ISSUED' GROUP BY organization_id HAVING count(*) > 1`,
    ],
  },
  {
    id: "I6",
    says: "激活码、重置密码验证码至多用一次，在有效期内；支部激活码不超过可用次数",
    queries: [
      `SELECT '个人码 ' || id FROM credential_code
       WHERE (used_at IS NOT NULL AND voided_at IS NOT NULL) OR used_at >= expires_at OR used_at < issued_at OR tries > 5`,
      `SELECT '人员 ' || person_id FROM credential_code WHERE used_at IS NULL AND voided_at IS NULL
       GROUP BY person_id, purpose HAVING count(*) > 1`,
      `SELECT '支部激活码 ' || id FROM branch_code WHERE uses > max_uses`,
      `SELECT '账号 ' || person_id FROM account WHERE (state = 'PENDING') <> (activated_at IS NULL) AND state <> 'CLOSED'`,
    ],
  },
];

/** What papers are about, and whether it still waits. */
const SUBJECTS = `
  SELECT id, state = 'PENDING' AS open FROM admin_change_request
  UNION ALL SELECT id, state = 'PENDING' FROM self_registration
  UNION ALL SELECT id, closed_at IS NULL FROM correction
  UNION ALL SELECT id, closed_at IS NULL OR coalesce(appeal = 'WAITING', false) FROM transfer
  UNION ALL SELECT id, state = 'SUBMITTED' FROM overseas_stay
  UNION ALL SELECT id, state = 'PENDING' FROM org_info_change
  UNION ALL SELECT id, decided_at IS NULL FROM org_move`;

const TREE: readonly Invariant[] = [
  {
    id: "I7",
    says: "组织树只有一个根，没有环，路径与层级对得上，团支部没有下级",
    queries: [
      `SELECT '没有上级的组织有 ' || count(*) || ' 个' FROM organization WHERE parent_id IS NULL HAVING count(*) > 1`,
      `SELECT o.full_name FROM organization o LEFT JOIN organization p ON p.id = o.parent_id
       WHERE o.path <> coalesce(p.path, '') || right(o.path, 4) OR o.level * 4 <> length(o.path) OR o.level <> coalesce(p.level, 0) + 1
         OR (o.status <> 'DELETED' AND (p.status = 'DELETED' OR p.category IN ${BRANCHES}))`,
      `SELECT '任职 ' || c.id FROM cadre_post c JOIN organization o ON o.id = c.organization_id
       WHERE c.status = 'ACTIVE' AND c.organization_path <> o.path`,
    ],
  },
  {
    id: "I8",
    says: "每个组织的管理员不超过三人，都是本组织的团干部",
    queries: [
      `SELECT '组织 ' || organization_id FROM org_admin WHERE status = 'ACTIVE' GROUP BY organization_id HAVING count(*) > 3`,
      `SELECT '管理员 ' || a.id FROM org_admin a WHERE a.status = 'ACTIVE' AND NOT EXISTS (SELECT 1 FROM cadre_post c
         WHERE c.person_id = a.person_id AND c.organization_id = a.organization_id AND c.status = 'ACTIVE')`,
    ],
  },
  {
    id: "I11",
    says: "状态只走合法的路：走到终点的带着终点的时间，没走到的不带",
    queries: [
      `SELECT '导入 ' || id FROM import_batch WHERE (state IN ('APPLIED', 'UNDONE') AND applied_at IS NULL)
         OR (state = 'UNDONE') <> (undone_at IS NOT NULL) OR (state = 'FAILED') <> (failure IS NOT NULL)`,
      `SELECT '信息变更 ' || id FROM org_info_change WHERE (state IN ('APPROVED', 'REFUSED')) <> (decided_at IS NOT NULL AND decided_by_id IS NOT NULL)`,
      `SELECT '待决事项 ' || p.id FROM paper p WHERE nullif(p.state::text, 'OPEN') IS DISTINCT FROM (SELECT string_agg(s.kind::text, ',')
         FROM paper_step s WHERE s.paper_id = p.id AND s.kind NOT IN ('FILED', 'FORWARDED'))`,
      `SELECT '档案 ' || p.id FROM person p WHERE p.status = 'ACTIVE' AND (p.archive_state IN ('PENDING', 'REPLACE_PENDING')) <> EXISTS
         (SELECT 1 FROM archive_version v JOIN paper q ON q.subject_id = v.id AND q.state = 'OPEN'
          WHERE v.person_id = p.id AND v.state = 'PENDING' AND v.replacement = (p.archive_state = 'REPLACE_PENDING'))`,
      `SELECT '档案 ' || v.id FROM archive_version v JOIN person p ON p.id = v.person_id WHERE v.state = 'CURRENT'
         AND p.status = 'ACTIVE' AND p.archive_state NOT IN ('APPROVED', 'REPLACE_PENDING')`,
      `SELECT '编号释放 ' || r.id FROM number_release r WHERE (r.state = 'SUBMITTED') <> EXISTS
         (SELECT 1 FROM paper q WHERE q.subject_id = r.id AND q.type = 'NUMBER_RELEASE' AND q.state = 'OPEN')`,
      `SELECT '待决事项 ' || p.id FROM paper p JOIN (${SUBJECTS}) s ON s.id = p.subject_id WHERE p.state = 'OPEN' AND NOT s.open`,
      `SELECT '等着的申请 ' || s.id FROM (${SUBJECTS}) s WHERE s.open AND NOT EXISTS
         (SELECT 1 FROM paper p WHERE p.subject_id = s.id AND p.state = 'OPEN')`,
      `SELECT '自行注册 ' || r.id FROM self_registration r WHERE r.state = 'APPROVED' AND r.form_sealed IS NOT NULL`,
      `SELECT '转接 ' || t.id FROM transfer t WHERE t.state IS DISTINCT FROM (SELECT s.state FROM transfer_step s
         WHERE s.transfer_id = t.id ORDER BY s.seq DESC LIMIT 1)`,
      `SELECT '出国（境）保留 ' || s.id FROM overseas_stay s WHERE s.state = 'APPROVED' AND NOT EXISTS (SELECT 1 FROM membership m
         WHERE m.person_id = s.person_id AND m.branch_id = s.to_branch_id AND m.status = 'ACTIVE')`,
      `SELECT '任职 ' || id FROM cadre_post WHERE (status = 'ENDED') <> (ended_at IS NOT NULL)`,
      `SELECT '成批转接 ' || id FROM graduate_batch WHERE (state IN ('DONE', 'UNDOING', 'UNDONE')) <> (done_at IS NOT NULL)`,
      `SELECT '成批转接 ' || b.id FROM graduate_batch b JOIN graduate_batch_row r ON r.batch_id = b.id
       WHERE b.state IN ('PLANNING', 'FAILED', 'DISCARDED', 'UNDONE') AND r.verdict IN ('FILED', 'MOVED')`,
      `SELECT '毕业生团组织 ' || id FROM organization WHERE category = 'GRADUATE_ORG' AND status <> 'DELETED' AND graduation_month IS NULL`,
      `SELECT '管理员 ' || id FROM org_admin WHERE (status = 'ENDED') <> (ended_at IS NOT NULL)`,
      `SELECT '团员关系 ' || id FROM membership WHERE (status = 'ENDED') <> (until IS NOT NULL)`,
    ],
  },
  {
    id: "I15",
    says: "决定由当时有权的管理员作出，申请人不决定自己的申请",
    queries: [
      `SELECT '待决事项 ' || s.paper_id FROM paper_step s JOIN paper p ON p.id = s.paper_id
       WHERE s.kind IN ('APPROVED', 'REFUSED', 'FORWARDED') AND s.person_id IS NOT NULL
         AND NOT (p.type = 'TRANSFER_ASSIGN' AND s.kind = 'APPROVED' AND s.person_id = p.applicant_id AND s.organization_id = p.origin_id)
         AND NOT (s.kind = 'FORWARDED' AND s.organization_id IS NULL AND s.person_id = p.person_id)
         AND (s.person_id = p.applicant_id OR NOT (
         EXISTS (SELECT 1 FROM org_admin a WHERE a.person_id = s.person_id AND a.organization_id = s.organization_id
           AND a.granted_at <= s.at AND coalesce(a.ended_at, 'infinity') >= s.at)
         OR EXISTS (SELECT 1 FROM account a WHERE a.person_id = s.person_id AND a.is_operator)))`,
    ],
  },
];

/** What the counters must say, recounted from the rows themselves. */
const RECOUNT = `
  SELECT branch_path AS path, 'members' AS measure FROM membership WHERE status = 'ACTIVE'
  UNION ALL SELECT branch_path, 'members.incomplete' FROM membership WHERE status = 'ACTIVE' AND NOT complete
  UNION ALL SELECT branch_path, 'members.unactivated' FROM membership WHERE status = 'ACTIVE' AND NOT activated
  UNION ALL SELECT branch_path, 'members.unuploaded' FROM membership WHERE status = 'ACTIVE' AND archive_state = 'NOT_UPLOADED'
  UNION ALL SELECT branch_path, 'members.new' FROM membership WHERE status = 'ACTIVE' AND archive_state <> 'NOT_REQUIRED'
  UNION ALL SELECT branch_path, 'members.certified' FROM membership WHERE status = 'ACTIVE' AND archive_state IN ('APPROVED', 'REPLACE_PENDING')
  UNION ALL SELECT branch_path, 'members.cadres' FROM membership WHERE status = 'ACTIVE' AND post_rank < 9
  UNION ALL SELECT branch_path, 'members.joined.' || extract(year FROM join_date) FROM membership WHERE status = 'ACTIVE' AND join_date IS NOT NULL
  UNION ALL SELECT organization_path, 'posts' FROM cadre_post WHERE status = 'ACTIVE'
  UNION ALL SELECT path, 'organizations' FROM organization WHERE status <> 'DELETED' AND category NOT IN ${HOLDING}
  UNION ALL SELECT path, 'organizations.incomplete' FROM organization
    WHERE status <> 'DELETED' AND NOT info_complete AND category NOT IN ${HOLDING}
  UNION ALL SELECT path, 'organizations.silent' FROM organization
    WHERE status <> 'DELETED' AND NOT signed_in AND category NOT IN ${HOLDING}
  UNION ALL SELECT path, 'branches' FROM organization WHERE status <> 'DELETED' AND category IN ${BRANCHES} AND category NOT IN ${HOLDING}
  UNION ALL SELECT path, 'branches.small' FROM organization
    WHERE status <> 'DELETED' AND small AND category IN ${BRANCHES} AND category NOT IN ${HOLDING}
  UNION ALL SELECT path, 'committees.hollow' FROM organization
    WHERE status <> 'DELETED' AND hollow AND category IN ('COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH')`;

/** The same for an organization and everything below it, as of one moment: folded totals plus waiting deltas. */
const FIGURES = `
  WITH recounted AS (SELECT path, measure, count(*)::int AS value FROM (${RECOUNT}) r GROUP BY 1, 2),
  spread AS (SELECT left(path, step * 4) AS path, measure, sum(value)::int AS value
    FROM recounted, generate_series(1, length(path) / 4) AS step GROUP BY 1, 2),
  waiting AS (SELECT left(path, step * 4) AS path, measure, sum(delta)::int AS value
    FROM counter_delta, generate_series(1, length(path) / 4) AS step GROUP BY 1, 2),
  kept AS (SELECT path, measure, sum(value)::int AS value FROM (
    SELECT o.path, t.measure, t.value FROM counter_total t JOIN organization o ON o.id = t.organization_id
    UNION ALL SELECT * FROM waiting) k GROUP BY 1, 2)
  SELECT coalesce(s.path, k.path) || ' ' || coalesce(s.measure, k.measure) || '：记 ' || coalesce(k.value, 0) || '，实 ' || coalesce(s.value, 0)
  FROM spread s FULL JOIN kept k ON k.path = s.path AND k.measure = s.measure WHERE coalesce(s.value, 0) <> coalesce(k.value, 0)`;

const FIGURES_AND_RECORDS: readonly Invariant[] = [
  {
    id: "I10",
    says: "每次变更各有一条审计记录，记着的变动条数与变动记录一致",
    queries: [
      `SELECT '审计 ' || e.id FROM audit_event e LEFT JOIN change_record c ON c.audit_id = e.id
       GROUP BY e.id HAVING count(c.id) <> e.changes`,
      `SELECT '封条 ' || s.seq FROM audit_seal s LEFT JOIN audit_seal_entry n ON n.seal_seq = s.seq GROUP BY s.seq HAVING count(n.event_id) <> s.count`,
    ],
  },
  {
    id: "I12",
    says: "计数与重新数出来的一致，随人更新的列与本人一致",
    queries: [
      FIGURES,
      `SELECT '团员关系 ' || m.id FROM membership m JOIN person p ON p.id = m.person_id JOIN account a ON a.person_id = p.id
       WHERE m.status = 'ACTIVE' AND (m.complete <> p.complete OR m.archive_state <> p.archive_state
         OR m.join_date IS DISTINCT FROM p.join_league_date OR m.activated <> (a.state = 'ACTIVE'))`,
      `SELECT '人员 ' || id FROM person WHERE complete <> (missing = '{}')`,
      `SELECT c.full_name FROM organization c WHERE c.status <> 'DELETED' AND c.category IN ('COMMITTEE', 'WORK_COMMITTEE', 'GENERAL_BRANCH')
         AND c.hollow = EXISTS (SELECT 1 FROM organization b WHERE b.path > c.path AND b.path < c.path || '{' AND b.status <> 'DELETED'
           AND b.category IN ${BRANCHES} AND b.category NOT IN ${HOLDING})`,
      `SELECT full_name FROM organization WHERE info_complete <> (info_missing = '{}') AND category NOT IN ${HOLDING}`,
    ],
  },
];

/** All invariants that a query can tell, in their order. */
export const INVARIANTS: readonly Invariant[] = [...MEMBERSHIP, ...CODES, ...TREE, ...FIGURES_AND_RECORDS].sort(
  (a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)),
);
