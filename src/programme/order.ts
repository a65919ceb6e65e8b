/** Modules in import order: a module may import only modules that stand before it. The floor checker reads this list. */
export const order = [
  'units',
  'people',
  'calendar',
  'desk',
  'criteria',
  'evidence',
  'assessment',
  'consultation',
  'recognition',
  'plan',
  'administration',
  'figures',
  'reading',
  'directives',
  'difficulties',
  'portal',
] as const
