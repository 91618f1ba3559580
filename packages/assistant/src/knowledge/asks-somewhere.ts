import { spellOut } from '../offline/chat-spelling.ts'
import { fold } from '../offline/fold.ts'

/** Characters and words of a message that is looked up as a whole; a longer one tells something. */
const maxLength = 200
const words = { min: 3, max: 25 }

const asking = new RegExp(
  [
    String.raw`\b(?:what (?:do|does|should|can|could|will|would|happens|if|papers|time)|what'?s (?:the|your|it|an?)|how (?:much|many|long|do|does|can|could|will|would|soon|often)|which \w+ (?:do|does|is|are|should))\b`,
    String.raw`\b(?:can|could|may|should|do|does|is|are|will|would) (?:i|you|we|he|she|they|it|that|this|there|any\w*|some\w*|my|our)\b`,
    String.raw`\b(?:can|could|does|will|would) (?:an?|the|your|each|one)\b`,
    String.raw`\b(?:when|where|who) (?:do|does|is|are|can|could|should|will)\b`,
    String.raw`\b(?:combien|comment|quand|que faire|quoi faire|que se passe|qui (?:appeler|contacter|prevenir)|(?:faut|doit|doi[st]|apporter|prend\w*|passe|fait|faire|faisons) quoi|quoi apporter)\b`,
    String.raw`\b(?:est[- ](?:ce|il|elle|on)|(?:peut|peuvent|doit|doivent|faut|sont|va|vont|aura|sera|a[- ]t)[- ](?:il|elle|on|ils|elles))\b`,
    String.raw`\b(?:je|on|il|elle|ils|elles|nous) (?:peut|peux|pouvons|peuvent|dois|doit|devons|doivent|pourrais|pourrait)\b`,
    String.raw`\b(?:vous (?:pouvez|faites|avez|prenez|proposez|acceptez|pourriez|[a-z]+ez)|(?:(?!rendez)[a-z]+ez|etes|faites)[- ]vous|il y a (?:un|une|des|du|de|le|la|quelqu))\b`,
    String.raw`(?<!importe )\b(?:quel(?:le)?s?|lequel|laquelle) [a-z]+`,
    String.raw`\b(?:has|have|had) (?:any(?:one|body)|some(?:one|body)|you)\b`,
    // A statement about the company is a question without its mark: "vos sites sont accessibles aux aveugles".
    String.raw`^(?:et |mais )?(?:vos|votre|your) [a-z' -]{3,40} (?:est|sont|is|are)\b`,
    String.raw`^(?:et )?(?:les?|la|l') ?[a-z' -]{3,40} (?:est|sont) (?:compris|inclus|paye|payant|gratuit|possible|obligatoire|remunere|offert|facture|rembourse|a nous|a moi)\w*(?: |$)`,
  ].join('|'),
)

/** Whether a message is looked up as a whole. */
export function isShort(message: string): boolean {
  const count = message.split(/\s+/).filter(Boolean).length
  return message.length <= maxLength && count >= words.min && count <= words.max
}

/** Whether a message asks something in words that need not stand at its beginning: "my dog ate chocolate what do i do". */
export function asksSomewhere(message: string): boolean {
  return isShort(message) && asking.test(spellOut(fold(message).text))
}
