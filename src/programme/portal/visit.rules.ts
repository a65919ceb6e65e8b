/** Words by which programs that read pages name themselves; a browser's name has none of them. */
const robots =
  /bot\b|bot[/;) -]|crawl|spider|slurp|scrap|archiv|preview|monitor|uptime|pingdom|lighthouse|headless|phantom|curl|wget|libwww|python|java\/|okhttp|go-http|node-fetch|axios|undici|^node$|ruby|perl|php|http-?client|facebookexternalhit|feed|rss|scan|nikto|postman|wrk/i

export type Asked = { method: string; status: number; agent: string; purpose: string; isPage: boolean }

/** Whether an answer is a page that a person looked at: not a robot, not a page fetched beforehand, not something that was not found. */
export const isSeen = ({ method, status, agent, purpose, isPage }: Asked): boolean =>
  method === 'GET' && (status === 200 || status === 304) && isPage && !/prefetch|preview/i.test(purpose) && !isRobot(agent)

/** Told by what a program says of itself; one that names itself a browser counts as a person, and nobody can tell. */
export const isRobot = (agent: string): boolean => agent.trim().length < 8 || robots.test(agent)

/** A page by its path alone: how it was asked for is not counted. */
export const pathOf = (pathname: string): string => (pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname).slice(0, 200)
