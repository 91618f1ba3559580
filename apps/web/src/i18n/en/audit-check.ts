/** Checking the chain of the audit, and what became of it. */
export const auditCheck = {
  check: 'Check the chain',
  checking: 'Computing every entry anew…',
  intact: 'The chain is intact',
  intactText:
    '{count, plural, one {One sealed entry, as it was written.} other {All # sealed entries are as they were written.}}',
  unsealedText:
    '{count, plural, one {One more was just written and will be sealed within seconds.} other {# more were just written and will be sealed within seconds.}}',
  erasedText:
    '{count, plural, one {One entry lost its details with a lead that was erased.} other {# entries lost their details with leads that were erased.}}',
  anchoredText: 'The end of the chain was last noted outside the database on {at}.',
  neverAnchored: 'The end of the chain was not noted outside the database yet.',
  lastHash: 'Last hash',
  theHash: 'the hash',
  hashHint: 'Note it: with it you can tell later that no entry was cut off at the end.',
  emptyChain: 'There is no sealed entry to check yet.',
  broken: 'The chain is broken',
  why: {
    changed: 'Entry {id} is not as it was sealed: it was changed, or its seal was.',
    removed: 'Entry {id} was removed: only its seal is still there.',
    missing: 'Just before entry {id}, others were removed, or their seals.',
    cut_off:
      'Entry {id}, which was noted outside the database, is gone: the end of the chain was cut off.',
    replaced:
      'Where entry {id} is, another was noted outside the database: the chain was made again.',
    never_sealed: 'Entry {id} has no seal and waits for none: OKA did not write it.',
    backdated: 'Entry {id} was added afterwards: its time or its number cannot be right.',
    key_unknown: 'Entry {id} is sealed with a key that this installation does not have.',
    details_changed: 'The details of entry {id} are not as they were written.',
    details_emptied: 'The details of entry {id} were emptied although its lead was not erased.',
    anchors_changed: 'Line {id} of the file audit-anchors.jsonl is not as it was noted.',
  },
  dismiss: 'Close the result',
} as const
