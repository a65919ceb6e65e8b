import type { RouterContextProvider } from 'react-router'
import { type Acting, actingOf as officerOf, visitContext } from '../people/visit.reads.ts'
import type { Resident } from './answer.actions.ts'

type PageContext = Readonly<RouterContextProvider>

/** The officer behind a request, as actions want them; the secret keys the codes that are made. */
export async function actingOf(context: PageContext): Promise<Acting & { secret: string }> {
  const { secret } = await context.get(visitContext).accounts.auth.$context
  return { ...officerOf(context), secret }
}

/** Whoever stands at a public form: nobody's name, an address for the limits. */
export async function residentOf(context: PageContext): Promise<Resident> {
  const { db, accounts, address, today, now } = context.get(visitContext)
  const { secret } = await accounts.auth.$context
  return { db, secret, address, edge: { actor: 'người dân', today, now } }
}

/** Under which address residents reach this house, as it is printed on slips. */
export const publicAddress = (context: PageContext): string => context.get(visitContext).accounts.url
