// 迁移：只向前。启动时在进程内应用，记录与 prisma migrate 的完全一样。
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const MIGRATIONS = resolve(import.meta.dirname, "migrations");
const SCHEMA = resolve(import.meta.dirname, "schema");
const NO_FILTER = { externalTables: [], externalEnums: [] };

let loaded = false;

function load(): void {
  if (loaded) return;
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: (text: string) => process.stderr.write(`${text}\n`) } });
  const script = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const module = new WebAssembly.Module(readFileSync(script.replace(/\.js$/, ".wasm")));
  const instance = new WebAssembly.Instance(module, { "./schema_engine_bg.js": engine as never });
  engine.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  loaded = true;
}

/** Columns of the catalogues' type "char" in the answer under way. */
const singleCharacters = new Set<string>();
const CHAR = 18;
const CHAR_ARRAY = 1002;
const AS_TEXT: Record<number, number> = { [CHAR]: 25, [CHAR_ARRAY]: 1009 };

/** The adapter does not know the catalogues' type "char": while migrating it is read as text and marked. */
function readCatalogues(): () => void {
  type Field = { name: string; dataTypeID: number };
  type Fields = (this: unknown, fields: Field[]) => void;
  const results = (pg as unknown as { Result: { prototype: { addFields: Fields } } }).Result.prototype;
  const original = results.addFields;
  results.addFields = function (fields) {
    for (const field of fields) {
      if (field.dataTypeID === CHAR) singleCharacters.add(field.name);
      field.dataTypeID = AS_TEXT[field.dataTypeID] ?? field.dataTypeID;
    }
    original.call(this, fields);
  };
  return () => {
    results.addFields = original;
  };
}

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Runs a script as it is written, in one go: function bodies contain semicolons. Tells characters from texts. */
function scripted(adapter: Adapter): Adapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    singleCharacters.clear();
    const answer = await queryRaw(query);
    const types = answer.columnTypes.map((type, i) =>
      singleCharacters.has(answer.columnNames[i] ?? "") ? ColumnTypeEnum.Character : type,
    );
    return { ...answer, columnTypes: types };
  };
  adapter.executeScript = async (script) => {
    await adapter.underlyingDriver().query(script);
  };
  return adapter;
}

/** Connects for migrating; makes and drops the scratch databases in which migrations are compared. */
class MigrationFactory extends PrismaPg {
  readonly #url: string;
  readonly #open: Adapter[] = [];
  constructor(url: string) {
    super({ connectionString: url });
    this.#url = url;
  }
  override async connect() {
    const adapter = scripted(await super.connect());
    this.#open.push(adapter);
    return adapter;
  }
  /** The engine leaves its connections open. */
  async close() {
    await Promise.all(this.#open.map((adapter) => adapter.dispose()));
  }
  override async connectToShadowDb() {
    const name = `scratch_${process.hrtime.bigint()}`;
    const admin = new pg.Client(this.#url);
    await admin.connect();
    await admin.query(`CREATE DATABASE "${name}"`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    const adapter = scripted(await new PrismaPg({ connectionString: url.href }).connect());
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
      await admin.end();
    };
    return adapter;
  }
}

async function withEngine<T>(url: string, work: (engine: engine.SchemaEngine) => Promise<T>): Promise<T> {
  load();
  const restore = readCatalogues();
  const factory = new MigrationFactory(url);
  try {
    const adapter = bindMigrationAwareSqlAdapterFactory(factory);
    return await work(await engine.SchemaEngine.new({ datamodels: undefined }, () => undefined, adapter));
  } finally {
    restore();
    await factory.close();
  }
}

const migrationList = () => ({
  baseDir: MIGRATIONS,
  lockfile: { path: "./migration_lock.toml", content: readFileSync(join(MIGRATIONS, "migration_lock.toml"), "utf8") },
  shadowDbInitScript: "",
  migrationDirectories: readdirSync(MIGRATIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: readFileSync(join(MIGRATIONS, name, "migration.sql"), "utf8") },
      },
    })),
});

/** Applies what has not been applied; returns the names. */
export const applyMigrations = (url: string): Promise<string[]> =>
  withEngine(url, async (e) => {
    const done = await e.applyMigrations({ migrationsList: migrationList(), filters: NO_FILTER });
    return done.appliedMigrationNames;
  });

const schemaFiles = () =>
  readdirSync(SCHEMA)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({ path: join(SCHEMA, name), content: readFileSync(join(SCHEMA, name), "utf8") }));

/** SQL that leads from the migrations to the schema files; empty when nothing differs. */
export const pendingChanges = (url: string): Promise<string> =>
  withEngine(url, async (e) => {
    const result = await e.diff({
      from: { tag: "migrations", ...migrationList() },
      to: { tag: "schemaDatamodel", files: schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    return result.stdout ?? "";
  });
