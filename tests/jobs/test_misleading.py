"""What two sentences of an article leave out, or tell by themselves: what it costs."""

from itertools import combinations_with_replacement

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobs.summarizers import Budget, Document, misleading
from jobs.summarizers.candidates import candidates
from jobs.summarizers.extractive import summarize
from jobs.summarizers.leading import SEVERAL
from jobs.summarizers.misleading import ASKING, DENIED, QUESTION, TAKEN_BACK, UNSIGNED, prices
from tests.jobs.test_finalists import BUILDING, choice_of, weighing

RUMOUR = "Mấy ngày nay, trên mạng có tin hồ Nà Pàn ở xã Tân Lập bị nứt thân đập."
DENIAL = "Chủ tịch xã Tân Lập khẳng định đập vẫn an toàn, tin trên là sai sự thật."
ASIDE = "Hồ Nà Pàn chứa 2 triệu m3 nước, tưới cho 300 ha lúa của ba xã."
RULED = "Tòa án huyện Tân Lập tuyên hợp đồng thuê đất của công ty vô hiệu hôm 3/10."
TAKEN = "Tuy nhiên, bản án chưa có hiệu lực vì công ty đã kháng cáo lên tòa tỉnh."
QUOTED = "“Chúng tôi sẽ trả lại đất cho bà con trước mùa cấy năm sau.”"
ASKED = "Thưa ông, vì sao xã để công ty thuê đất mà không đấu giá?"


def priced(*lines, headline=""):
    """What each sentence costs alone, and each two together, by their places."""
    told = candidates([Document(title=headline, text="\n".join(lines))])
    assert len(told) == len(lines)
    table = prices(told, headline)
    places = combinations_with_replacement(range(len(told)), 2)
    return {place: float(table[place]) for place in places if table[place]}


@pytest.mark.parametrize(
    "headline", ["Tân Lập bác tin hồ Nà Pàn nứt đập", "Thực hư chuyện hồ Nà Pàn nứt đập"]
)
def test_what_a_headline_denies_is_not_told_without_the_denial(headline):
    silent = {(0, 0): DENIED, (0, 1): DENIED, (1, 1): DENIED}
    assert priced(RUMOUR, ASIDE, DENIAL, headline=headline) == silent


def test_a_not_alone_is_half_an_answer():
    meant = "Xã Tân Lập không thấy vết nứt nào trên thân đập hồ Nà Pàn sáng nay."
    half = {(0, 0): DENIED, (0, 1): DENIED / 2, (1, 1): DENIED / 2}
    assert priced(RUMOUR, meant, headline="Tân Lập bác tin hồ Nà Pàn nứt đập") == half


@pytest.mark.parametrize("headline", ["", "Tân Lập tích nước hồ Nà Pàn", "Bác sĩ về xã Tân Lập"])
def test_where_nothing_is_denied_nothing_has_to_answer(headline):
    assert not priced(RUMOUR, ASIDE, headline=headline)


def test_what_is_taken_back_is_told_with_what_takes_it_back():
    assert priced(RULED, TAKEN, ASIDE) == {(0, 0): TAKEN_BACK, (0, 2): TAKEN_BACK}


def test_what_no_sentence_of_a_summary_takes_back_stays_taken_back():
    short = "Tuy nhiên, án chưa có hiệu lực."
    told = candidates([Document(title="", text=f"{RULED}\n{short}\n{ASIDE}")])
    assert [each.text for each in told] == [RULED, ASIDE]
    assert prices(told, "")[0, 1] == TAKEN_BACK


def test_what_nobody_is_told_to_have_said_and_what_is_asked_costs():
    assert priced(ASIDE, QUOTED) == {(0, 1): UNSIGNED, (1, 1): UNSIGNED}
    assert priced(ASIDE, ASKED) == {(0, 1): ASKING, (1, 1): ASKING}
    assert not priced(ASIDE, f"{QUOTED[:-2]}”, ông Hòa nói.")
    heading = "Vì sao xã Tân Lập để công ty thuê đất mà không đấu giá?"
    assert priced(ASIDE, heading) == {(0, 1): QUESTION, (1, 1): QUESTION}


@given(st.lists(st.sampled_from([RUMOUR, DENIAL, ASIDE, RULED, TAKEN, QUOTED, ASKED]), min_size=1))
def test_no_price_is_a_reward_and_the_order_does_not_matter(lines):
    told = candidates([Document(title="", text="\n".join(lines))])
    table = prices(told, "Tân Lập bác tin đồn")
    assert (table >= 0).all()
    assert (table == table.T).all()


def test_at_second_sight_a_set_that_misleads_has_its_price():
    choice = choice_of(*BUILDING, **weighing(0, 0.0))
    choice.shortlist = lambda _: (np.array([0, 0]), np.array([1, 2]))
    assert choice.final(SEVERAL) == (0, 1)
    choice.prices[0, 1] = 1
    assert choice.final(SEVERAL) == (0, 2)


def test_a_denial_in_the_headline_is_told(monkeypatch):
    article = Document(
        title="Tân Lập bác tin hồ Nà Pàn nứt đập",
        text=f"{RUMOUR}\n{ASIDE}\n{ASIDE[:-1]} lân cận.\n{DENIAL}",
    )
    assert DENIAL in summarize([article], Budget(sentences=2))
    monkeypatch.setattr(misleading, "DENIED", 0.0)
    assert DENIAL not in summarize([article], Budget(sentences=2))
