/** What the tests use of ical.js. */
declare module 'ical.js' {
  type Component = { getAllSubcomponents(name: string): Component[] }
  type Time = { isDate: boolean; toString(): string }
  type Event = { uid: string; summary: string; location: string; description: string; startDate: Time; endDate: Time }
  const ICAL: { parse(text: string): unknown; Component: new (parsed: unknown) => Component; Event: new (component: Component) => Event }
  export default ICAL
}
