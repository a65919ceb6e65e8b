import type { LocalDate } from '../../src/platform/base/local-date.ts'
import { fold } from '../../src/platform/text/fold.ts'
import { assign } from '../../src/programme/people/assignment.actions.ts'
import type { Accounts } from '../../src/programme/people/auth.actions.ts'
import { openAccount } from '../../src/programme/people/open.actions.ts'
import { signIn } from '../../src/programme/people/sign-in.actions.ts'
import type { BodyLevel, RoleId } from '../../src/programme/people/types.ts'
import { today as usual } from './database.ts'

/** A person with an account and one post, opened without the pages that open accounts. */
export type Officer = { name: string; login: string; password: string; personId: number; assignmentId: number }

type Wanted = {
  name: string
  role: RoleId
  unit: { id: number; level: BodyLevel }
  criteria?: string[] | null
  today?: LocalDate
  mustChangePassword?: boolean
  /** how the post and its body are called, where somebody reads them */
  post?: string
  body?: string
}

const password = 'Ruộng bậc thang có 7 tầng nước.'

/** «Nông Thị Hoa» signs in as `nong.thi.hoa@thu.example`. */
export async function openOfficer(accounts: Accounts, wanted: Wanted): Promise<Officer> {
  const { name, role, unit, criteria = null, today = usual, mustChangePassword = false } = wanted
  const login = `${fold(name).replaceAll(' ', '.')}@thu.example`
  const edge = { today, actor: 'kiểm thử', now: new Date() }
  let assignmentId = 0
  const opened = await openAccount(
    accounts,
    edge,
    { name, login, unitId: unit.id, password, mustChangePassword },
    async (ctx, personId) => {
      const { post: postName = `Chức vụ của ${name}`, body: bodyName = `Cơ quan của ${name}` } = wanted
      const post = { postName, bodyName, bodyKind: 'committee' } as const
      const made = await assign(ctx, { ...post, personId, role, unit, criteria, from: today, until: null })
      if (!made.ok) throw new Error(made.refusal.text)
      assignmentId = made.value.assignmentId
    },
  )
  if (!opened.ok) throw new Error(opened.refusal.text)
  return { name, login, password, personId: opened.value.personId, assignmentId }
}

/** Signs in, without a second factor; what a program sends as `Cookie` from then on. */
export async function cookieOf(accounts: Accounts, { login, password: given }: Pick<Officer, 'login' | 'password'>): Promise<string> {
  const step = await signIn({ accounts, headers: new Headers(), address: '127.0.0.1' }, { login, password: given })
  if (step.kind !== 'in') throw new Error(`${login} is not let in`)
  return step.cookies.map((line) => line.split(';')[0]).join('; ')
}
