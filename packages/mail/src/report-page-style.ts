import { accentOf, dark, darkAccentOf, light } from './colors.ts'

/** Such as `--ink: #16202e`, for each. */
const properties = (colors: typeof light): string =>
  Object.entries(colors)
    .map(([name, color]) => `--${name}: ${color}`)
    .join('; ')

/**
 * The style of the page of a report, in the company's colour, which is darkened or lightened for text
 * until it can be read.
 *
 * @param color such as `#1f4e79`
 */
export const pageStyle = (color: string): string => `
:root { ${properties(light)}; --accent: ${accentOf(color)}; --on-accent: ${light.card};
  --good: #0b5d33; --good-bg: #e6f5ec; --bad: #a3201d; --bad-bg: #fdeceb }
@media (prefers-color-scheme: dark) {
  :root { ${properties(dark)}; --accent: ${darkAccentOf(color)}; --on-accent: ${dark.ground};
    --good: #8fdcb0; --good-bg: #143124; --bad: #ffb3ae; --bad-bg: #43201f }
}
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { margin: 0 auto; max-width: 46rem; padding: 1.25rem 1rem 3rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; overflow-wrap: anywhere }
header, main > section, main > p, body > main:only-child { background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
  padding: 1.25rem; margin: 0 0 1rem }
header { border-top: 4px solid ${color} }
header img { display: block; max-width: 12rem; max-height: 4rem; background: #fff; padding: .25rem; border-radius: .25rem }
.company { margin: 0; font-weight: 600 }
h1 { margin: 1rem 0 .25rem; font-size: 1.6rem; line-height: 1.25 }
h2 { margin: 0 0 .75rem; font-size: 1.2rem; line-height: 1.3 }
h3 { margin: 0 0 .5rem; font-size: 1.0625rem }
p { margin: 0 0 .75rem }
section > p:last-child { margin-bottom: 0 }
.muted, .source, dt { color: var(--muted) }
.source { display: block; font-size: .9375rem }
ul { margin: 0; padding-left: 1.25rem }
li + li { margin-top: .5rem }
ul:empty { display: none }
article { border-top: 1px solid var(--line); padding-top: .875rem; margin-top: .875rem }
h2 + article { border-top: 0; padding-top: 0; margin-top: 0 }
dl { margin: 0 }
dl div { display: grid; grid-template-columns: 11rem 1fr; gap: .25rem 1rem }
dl div + div { margin-top: .375rem }
dd { margin: 0 }
table { width: 100%; border-collapse: collapse }
th, td { padding: .5rem .75rem .5rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line) }
th { font-size: .9375rem; color: var(--muted); white-space: nowrap }
td + td { min-width: 7rem }
tbody tr:last-child td { border-bottom: 0 }
.note { background: var(--note) !important }
a { color: var(--accent) }
.actions { display: flex; flex-wrap: wrap; gap: .75rem 1.25rem; align-items: center; margin: 1rem 0 0 }
.button, button { display: inline-block; padding: .625rem 1rem; border: 1px solid var(--accent); border-radius: .5rem;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer }
.quiet { background: transparent; color: var(--accent) }
label { display: block; font-weight: 600; margin-bottom: .375rem }
textarea { display: block; width: 100%; padding: .625rem .75rem; border: 1px solid var(--muted); border-radius: .5rem;
  background: var(--ground); color: inherit; font: inherit; resize: vertical }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.good { background: var(--good-bg) !important; color: var(--good) }
.bad { color: var(--bad); background: var(--bad-bg); padding: .5rem .75rem; border-radius: .5rem; margin-top: .5rem }
@media (max-width: 34rem) {
  dl div { grid-template-columns: 1fr }
  thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden }
  tr, td { display: block; border: 0; padding: 0 }
  tr + tr { border-top: 1px solid var(--line); margin-top: .625rem; padding-top: .625rem }
  td + td { color: var(--muted); min-width: 0 }
}
@media print { .actions, #answer { display: none } body { background: #fff } }
`
