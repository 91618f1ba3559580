import type { AnswerCard } from '@oka/contract/answer'
import { Link } from '@tanstack/react-router'
import { PencilLine } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslations } from 'use-intl'

import { buttonClass } from '../ui/button.tsx'

type KnowledgeLinkProps = { answer: Pick<AnswerCard, 'sources' | 'question' | 'locale'> }

/** Where the knowledge that an answer rests on is changed; where it rests on none, where it is written. */
export function KnowledgeLink({
  answer: { sources, question, locale },
}: KnowledgeLinkProps): ReactElement {
  const t = useTranslations('answers')
  const look = buttonClass({ size: 'sm' })
  const icon = <PencilLine aria-hidden className="size-3.5" />
  const [source] = sources
  if (source?.articleId) {
    const params = { articleId: source.articleId }
    return (
      <Link to="/knowledge/$articleId" params={params} className={look}>
        {icon}
        {t('editArticle')}
      </Link>
    )
  }
  if (source) {
    return (
      <Link to="/settings" className={look}>
        {icon}
        {t('editSettings')}
      </Link>
    )
  }
  const title = (question ?? '').slice(0, 200)
  return (
    <Link to="/knowledge/new" search={{ kind: 'answer', title, locale }} className={look}>
      {icon}
      {t('writeAnswer')}
    </Link>
  )
}
