/** Where what happens in a unit stands in the event log. */
export const chainOf = ({ unitId }: { unitId: number }): string => `unit:${unitId}`
