import pg from 'pg'
import { type Refusal, Refused } from '../base/refusal.ts'

const oldest = 15
const extensions = ['btree_gist', 'pg_trgm']

/** Whether the PostgreSQL of DATABASE_URL can carry the system; refuses with one sentence that says what to do. */
export async function checkExternal(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
  } catch (error) {
    throw new Refused({ code: 'database.unreachable', text: unreachable(error as NodeJS.ErrnoException, place(url)) })
  }
  try {
    const refusal = objection(await factsOf(client))
    if (refusal) throw new Refused(refusal)
  } finally {
    await client.end()
  }
}

/** Host, port and name only: a password never leaves. */
function place(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  return `${host || searchParams.get('host') || 'localhost'}${pathname}`
}

function unreachable({ code, message }: NodeJS.ErrnoException, where: string): string {
  if (code === '28P01' || code === '28000') return `PostgreSQL tại ${where} không nhận tên hoặc mật khẩu. Sửa DATABASE_URL rồi chạy lại.`
  if (code === '3D000') return `Chưa có cơ sở dữ liệu tại ${where}. Tạo nó bằng «createdb», rồi chạy lại.`
  return `Không kết nối được PostgreSQL tại ${where} (${code ?? message}). Kiểm tra máy chủ ấy đang chạy và DATABASE_URL đúng địa chỉ.`
}

/** What a server says of itself. */
export type ServerFacts = {
  /** as `server_version_num`: 150004 */
  version: number
  encoding: string
  /** may create schemas in this database */
  mayCreate: boolean
  /** extensions of ours that its installation lacks */
  lacking: string[] | null
  /** may create those of our extensions that are not there yet */
  mayExtend: boolean
  /** may make the role of officers, or work as it where it is there already */
  mayGuard: boolean
}

async function factsOf(client: pg.Client): Promise<ServerFacts> {
  const { rows } = await client.query<ServerFacts>(
    `select current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding,
            has_database_privilege(current_database(), 'create') as "mayCreate",
            (select array_agg(name) from unnest($1::text[]) as wanted(name)
              where not exists (select from pg_available_extensions a where a.name = wanted.name)) as lacking,
            (select bool_and(coalesce(v.trusted, false) or coalesce(v.installed, false) or (select rolsuper from pg_roles where rolname = current_user))
              from unnest($1::text[]) as wanted(name)
              left join lateral (select bool_or(x.trusted) as trusted, bool_or(x.installed) as installed
                                 from pg_available_extension_versions x where x.name = wanted.name) v on true) as "mayExtend",
            coalesce((select pg_has_role(current_user, o.oid, 'member') or m.rolsuper from pg_roles o, pg_roles m
                       where o.rolname = 'ntm_officer' and m.rolname = current_user),
                     (select m.rolsuper or m.rolcreaterole from pg_roles m where m.rolname = current_user)) as "mayGuard"`,
    [extensions],
  )
  return rows[0] as ServerFacts
}

/** Why a server cannot carry the system, and what to do; null when it can. */
export function objection(server: ServerFacts): Refusal | null {
  const no = (code: string, text: string): Refusal => ({ code: `database.${code}`, text })
  if (server.version < oldest * 10_000)
    return no(
      'tooOld',
      `PostgreSQL của DATABASE_URL là bản ${Math.floor(server.version / 10_000)}; cần bản ${oldest} trở lên. Nâng cấp, hoặc bỏ DATABASE_URL để dùng bản kèm sẵn.`,
    )
  if (server.encoding !== 'UTF8')
    return no(
      'encoding',
      `Cơ sở dữ liệu của DATABASE_URL dùng bảng mã ${server.encoding}; cần UTF8. Tạo cơ sở dữ liệu khác với «createdb -E UTF8 -T template0».`,
    )
  if (server.lacking)
    return no(
      'noExtension',
      `PostgreSQL của DATABASE_URL thiếu phần mở rộng ${server.lacking.join(', ')}. Cài gói postgresql-contrib rồi chạy lại.`,
    )
  if (!server.mayCreate || !server.mayExtend)
    return no(
      'noRight',
      'Người dùng của DATABASE_URL không có quyền tạo schema và phần mở rộng. Cấp quyền bằng «grant create on database … to …», hoặc dùng chủ sở hữu cơ sở dữ liệu.',
    )
  if (!server.mayGuard)
    return no(
      'noRole',
      'Người dùng của DATABASE_URL không tạo được vai trò ntm_officer (lớp bảo vệ dữ liệu theo đơn vị). Đề nghị quản trị PostgreSQL chạy «create role ntm_officer nologin; grant ntm_officer to …;», với … là người dùng ấy, rồi chạy lại.',
    )
  return null
}
