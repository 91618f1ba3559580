import { StyleSheet } from '@react-pdf/renderer'

import { fontFamilies } from './fonts.ts'

const ink = '#16202E'
const muted = '#5B6675'
const rule = '#DDE3EA'
const wash = '#F4F6F9'
const accent = '#0F5F6B'

// The renderer computes the line height from the font size in the same style; inherited, it is
// multiplied again at every pass of the layout. So both are always set together.
const lineHeight = 1.45
const body = { fontSize: 9.5, lineHeight }
const small = { fontSize: 8.5, lineHeight, color: muted }

// A cell stretched to the height of its row cannot be split, and would move the row to a new page.
// There only the continued cells remain; from the end they keep their position.
const row = { flexDirection: 'row', alignItems: 'flex-start', justifyContent: 'flex-end' } as const

/** Lengths are in points; A4 is 595 by 842. */
export const style = StyleSheet.create({
  page: {
    paddingTop: 46,
    paddingBottom: 30,
    paddingHorizontal: 54,
    fontFamily: fontFamilies,
    fontSize: body.fontSize,
    color: ink,
  },
  content: { flexGrow: 1 },

  letterhead: {
    flexDirection: 'row',
    alignItems: 'flex-end',
    gap: 24,
    paddingBottom: 10,
    marginBottom: 28,
    borderBottomWidth: 1.5,
    borderBottomColor: accent,
  },
  letterheadCompany: { flex: 1, fontSize: 11, fontWeight: 600 },
  letterheadDay: { color: muted },

  overline: { fontSize: 10.5, fontWeight: 600, color: accent, marginBottom: 5 },
  title: { fontSize: 24, fontWeight: 600, lineHeight: 1.2, maxLines: 3, textOverflow: 'ellipsis' },
  subtitle: {
    fontSize: 12,
    lineHeight,
    color: muted,
    marginTop: 2,
    maxLines: 3,
    textOverflow: 'ellipsis',
  },
  intro: { ...body, color: muted, marginTop: 10, marginBottom: 20, maxWidth: 400 },

  contactCard: { backgroundColor: wash, borderRadius: 4, padding: 14, paddingBottom: 6 },
  contactTitle: { fontSize: 9.5, fontWeight: 600, marginBottom: 9 },
  contactRow: { ...row, gap: 24, marginBottom: 8 },
  contactCell: { flex: 1 },
  contactLabel: small,
  contactValue: body,
  absent: { color: muted },

  heading: { fontSize: 14, fontWeight: 600, lineHeight: 1.3, paddingTop: 18, paddingBottom: 7 },
  noFindings: { ...body, color: muted, marginTop: 20 },
  note: { ...small, marginBottom: 8 },

  claim: { ...row, marginBottom: 5 },
  claimMark: { ...body, width: 16, color: accent, fontWeight: 600 },
  claimText: { ...body, width: 471 },
  reference: { fontSize: 6, color: accent, verticalAlign: 'super' },
  referenceLink: { textDecoration: 'none' },

  source: { ...row, marginBottom: 5 },
  sourceNumber: { ...body, width: 26, color: accent, fontWeight: 600 },
  sourceQuote: { ...body, width: 461 },
  sourceDay: { fontSize: 8.5, color: muted },

  footer: {
    flexDirection: 'row',
    gap: 24,
    marginTop: 14,
    paddingTop: 8,
    borderTopWidth: 0.75,
    borderTopColor: rule,
    fontSize: 8,
    color: muted,
  },
  footerTitle: { flex: 1, maxLines: 1, textOverflow: 'ellipsis' },
})
