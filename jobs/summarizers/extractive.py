"""The embedded summarizer: verbatim sentences, chosen for the highest expected agreement.

DOC
"""

from collections.abc import Sequence

from jobs.summarizers import covering, leading, merging
from jobs.summarizers.base import Budget, Document
from jobs.summarizers.candidates import Candidate, candidates, headed
from jobs.summarizers.figures import figures
from jobs.summarizers.network import judge, tables

MOST_SENTENCES = 60
"""So many of an article's sentences are looked at; what is told stands before."""


def summarize(documents: Sequence[Document], budget: Budget) -> tuple[str, ...]:
    """Choose the sentences that tell best what the documents of one story say.

    Args:
        documents: One article, or several on one story, the fullest or first one first.
        budget: How long the summary may be.

    Returns:
        Verbatim sentences in reading order (NFC, single blanks); empty where no document has
        more than a headline. The first one leans on nothing left out, where there is a choice.
    """
    found = candidates(documents)
    told = [each for each in found if each.index < MOST_SENTENCES and len(each.words) > 1]
    if not told:
        # All that there is has one syllable.
        return tuple(each.text for each in found[:1] if _fits(each, budget))
    chosen = _chosen(headed(documents, told), told, budget)
    return tuple(told[at].text for at in sorted(chosen))


def _chosen(
    documents: Sequence[Document], told: Sequence[Candidate], budget: Budget
) -> Sequence[int]:
    several = len({each.document for each in told}) > 1
    if several:
        return covering.best(told, merging.merged(documents, told), budget)
    article = figures(told, documents[told[0].document])
    judgement = judge(article, tables())
    if budget.sentences is None:
        worth = covering.Worth(article.pairs.within, judgement.pairs)
        return covering.best(told, worth, budget)
    return leading.best(told, article, judgement, most=budget.sentences)


def _fits(sentence: Candidate, budget: Budget) -> bool:
    return budget.syllables is None or len(sentence.words) <= budget.syllables
