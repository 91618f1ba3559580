/** What to call a lead: the best of what is known; empty when nothing is. */
export function leadName(lead: { name: string; company: string; email: string }): string {
  return lead.name || lead.company || lead.email
}
