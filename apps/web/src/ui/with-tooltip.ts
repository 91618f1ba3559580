/** The attributes of a control with a tooltip, which `Tooltips` shows. */
type TooltipAttributes = { 'data-tooltip': string; 'data-tooltip-key': string | undefined }

/** Gives a control a visual hint, with its shortcut; the control has the same accessible name. */
export function withTooltip(label: string, shortcut?: string): TooltipAttributes {
  return { 'data-tooltip': label, 'data-tooltip-key': shortcut }
}
