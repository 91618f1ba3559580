import type { Locale } from '@oka/contract/locale'

const words: Record<Locale, RegExp> = {
  fr: /\b(?:je|j'\w+|nous|vous|tu|on|il|elle|le|la|les|un|une|des|du|de|d'\w+|l'\w+|c'est|est|sont|et|ou|mais|pour|avec|sans|dans|sur|chez|pas|que|qui|quoi|mon|ma|mes|notre|nos|votre|vos|bonjour|bonsoir|salut|coucou|merci|oui|non|besoin|cherche|voudrais|voudrait|avez|avons|ca|combien|comment|pourquoi|quel|quelle|mois|semaines|tres|bien|svp|moi|sais|suis|voila|aussi|plutot|refonte)\b/g,
  en: /\b(?:i|i'\w+|we|we're|we'd|you|he|she|it|it's|the|an|of|to|for|with|without|in|at|and|or|but|is|are|am|was|my|our|your|what|who|how|why|when|where|not|don't|hello|hi|hey|thanks|thank|yes|no|need|want|looking|would|could|can|do|does|have|has|had|website|company|please|months|weeks|this|that|there|about|from|just|me|sure|by|sorry|bye)\b/g,
}

/** One of these is enough: the other language has no such word. */
const telling =
  /\b(?:bonjour|bonsoir|merci|oui|besoin|d'ici|mois|semaines|vous|nous|c'est|hello|thanks|thank|yes|the|my|our|months|weeks|need|please|you)\b/

function weigh(text: string, locale: Locale): number {
  return new Set(text.match(words[locale])).size
}

/** A French visitor may greet so too. */
const bareGreeting = /^(?:hello|hey|hi)[ !.]*$/

/** The language a folded text is plainly written in, null when it cannot be told. */
export function languageOf(text: string): Locale | null {
  if (bareGreeting.test(text.trim())) return null
  const plain = text.replaceAll(/(?<!\S)\S+@\S+|https?:\S+/g, ' ')
  const french = weigh(plain, 'fr')
  const english = weigh(plain, 'en')
  if (french === english) return null
  const winner: Locale = french > english ? 'fr' : 'en'
  const isOnly = Math.min(french, english) === 0 && telling.test(plain)
  return isOnly || Math.abs(french - english) >= 2 ? winner : null
}
