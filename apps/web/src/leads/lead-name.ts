/** The best name known for a lead; empty when nothing is known. */
export function leadName(lead: { name: string; company: string; email: string }): string {
  return lead.name || lead.company || lead.email
}
