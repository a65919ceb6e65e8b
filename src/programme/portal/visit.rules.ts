import { isbot } from 'isbot'

export type Asked = { method: string; status: number; agent: string; purpose: string; isPage: boolean }

/**
 * Whether an answer is a page that a person looked at: not a robot, not a page fetched beforehand, not something that was not found. A robot is
 * told by what it says of itself; one that names itself a browser counts as a person, and nobody can tell.
 */
export const isSeen = ({ method, status, agent, purpose, isPage }: Asked): boolean =>
  method === 'GET' &&
  (status === 200 || status === 304) &&
  isPage &&
  !/prefetch|preview/i.test(purpose) &&
  agent.trim() !== '' &&
  !isbot(agent)

/** A page by its path alone: how it was asked for is not counted. */
export const pathOf = (pathname: string): string => (pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname).slice(0, 200)
