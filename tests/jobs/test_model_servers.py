"""Servers as they are: slow, endless, chatty, broke; and when a model is said to be of no use."""

import gzip
import json
import resource
import zlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from jobs.stores import asked
from jobs.stores.asked import Cause, judge
from jobs.summarizers import Budget, Document, Summary
from jobs.summarizers.calling import MOST_BYTES, Call, NoAnswerError, answered, models
from jobs.summarizers.llm import LONGEST_REST, LanguageModel, Model, read
from tests.fakes.model import FakeModel, completion, sentences

TWO = Budget(sentences=2)
TOLD = "Sáng 2/11, xã Tân Lập khai trương điểm hỗ trợ chuyển đổi số."
ARTICLE = Document(title="Tân Lập mở điểm hỗ trợ", text=f"{TOLD}\nĐiểm này phục vụ ba thôn.")
VERBATIM = Summary(sentences=("Câu của bài báo.",))
NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ASKED_FOR = json.dumps({"sentences": [TOLD]}, ensure_ascii=False)


async def embedded(documents, budget):
    return VERBATIM


@pytest.fixture
def server():
    with FakeModel() as fake:
        yield fake


@pytest.fixture
def model(server, database, clock):
    return Model(url=server.url, name="tiny", key="k", daily=100, database=database, clock=clock)


@pytest.fixture
def summarize(model):
    return LanguageModel(model, otherwise=embedded)


async def standing(model):
    return await model.database.transact(lambda s: asked.standing(s, model.clock()))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(f"<think>Bài nói {{gì}} nhỉ? {{1}}\n</think>\n\n{ASKED_FOR}", id="thinks"),
        pytest.param(f"Dưới đây là tóm tắt:\n```json\n{ASKED_FOR}\n```\nXong!", id="chats"),
        pytest.param(f"  {ASKED_FOR}  ", id="blanks"),
    ],
)
def test_what_a_model_says_around_its_answer_is_left_out(content):
    assert read(completion(content)) == (TOLD,)


def test_what_a_model_thought_apart_from_its_answer_is_not_read():
    told = json.loads(completion(ASKED_FOR))
    told["choices"][0]["message"]["reasoning_content"] = '{"sentences": ["Xã Khác họp."]}'
    assert read(json.dumps(told).encode()) == (TOLD,)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"content": None}, id="null"),
        pytest.param({"content": None, "tool_calls": [{"function": {}}]}, id="a tool"),
        pytest.param({"content": [{"type": "text", "text": ASKED_FOR}]}, id="in parts"),
        pytest.param({"content": "<think>chưa xong"}, id="only thinks"),
        pytest.param({"content": "}{"}, id="turned round"),
        pytest.param({"content": "Tôi không thể tóm tắt bài này."}, id="refuses"),
        pytest.param({"refusal": "no"}, id="refuses by a field"),
    ],
)
def test_what_is_no_answer_is_broken(message):
    body = json.dumps({"choices": [{"finish_reason": "stop", "message": message}]}).encode()
    with pytest.raises(NoAnswerError) as caught:
        read(body)
    assert caught.value.cause is Cause.BROKEN


@pytest.mark.parametrize("told", ['"."', '["."]', '["…", "."]', '["Xã họp."]'])
async def test_a_sentence_that_says_nothing_is_not_told(summarize, server, told):
    server.body = completion(f'{{"sentences": {told}}}')
    assert await summarize([ARTICLE], TWO) == VERBATIM


def streamed(*pieces, reason="stop"):
    """Server-sent events: the pieces, why it ends, and a last one that only counts tokens."""
    said = [{"choices": [{"index": 0, "delta": {"content": piece}}]} for piece in pieces]
    end = {"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}
    events = [json.dumps(each) for each in (*said, end, {"choices": [], "usage": {}})]
    return "".join(f"data: {each}\n\n" for each in (*events, "[DONE]")).encode()


def test_a_stream_that_nobody_asked_for_is_read():
    assert read(streamed(None, ASKED_FOR[:30], ASKED_FOR[30:])) == (TOLD,)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(streamed(ASKED_FOR, reason="length"), id="cut off"),
        pytest.param(streamed(ASKED_FOR, reason=None), id="broken off"),
        pytest.param(streamed(ASKED_FOR[:30]), id="half a sentence"),
        pytest.param(b"data: {\n\n", id="half a chunk"),
        pytest.param(b'data: {"choices": [{"delta": "x"}]}', id="another form"),
        pytest.param(b"data:", id="nothing"),
    ],
)
def test_half_a_stream_is_broken(body):
    with pytest.raises(NoAnswerError) as caught:
        read(body)
    assert caught.value.cause is Cause.BROKEN


@pytest.mark.parametrize(
    ("status", "cause"),
    [
        (302, Cause.MOVED),
        (400, Cause.ADDRESS),
        (401, Cause.KEY),
        (402, Cause.MONEY),
        (403, Cause.KEY),
        (404, Cause.ADDRESS),
        (429, Cause.BUSY),
        (500, Cause.SERVER),
        (503, Cause.SERVER),
    ],
)
async def test_what_a_server_answers_says_what_is_to_be_looked_at(server, status, cause):
    server.status, server.headers = status, {"location": "http://127.0.0.1:9/"}
    with pytest.raises(NoAnswerError) as caught:
        await answered(Call(url=f"{server.url}/chat/completions", body={}), NOW)
    assert (caught.value.cause, str(status) in str(caught.value)) == (cause, True)


async def test_a_drip_of_single_bytes_ends_in_time(server):
    server.drip = 0.05
    call = Call(url=f"{server.url}/chat/completions", body={}, within=timedelta(seconds=0.5))
    with pytest.raises(NoAnswerError) as caught:
        await answered(call, NOW)
    assert caught.value.cause is Cause.SILENT


async def test_a_bomb_is_not_unpacked(server):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    blanks = b" " * 1_000_000  # a bomb made at once would leave no room to see it unpacked
    server.body = b"".join([*(packer.compress(blanks) for _ in range(300)), packer.flush()])
    server.headers = {"content-encoding": "gzip"}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(NoAnswerError) as caught:
        await answered(Call(url=f"{server.url}/chat/completions", body={}), NOW)
    assert caught.value.cause is Cause.BROKEN
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 100_000  # kB, of 300,000


async def test_an_answer_that_came_packed_is_read_all_the_same(summarize, server):
    server.body, server.headers = gzip.compress(sentences(TOLD)), {"content-encoding": "gzip"}
    assert (await summarize([ARTICLE], TWO)).machine_written


async def test_fifty_megabytes_are_not_read_to_their_end(server):
    server.body = b"[" + b"1," * 25_000_000
    with pytest.raises(NoAnswerError, match="too large"):
        await answered(Call(url=f"{server.url}/chat/completions", body={}), NOW)
    assert len(server.body) > MOST_BYTES


@pytest.mark.parametrize(
    ("asked_for", "rests"),
    [
        ("1800", timedelta(minutes=30)),
        ("Mon, 23 Nov 2026 01:30:00 GMT", timedelta(minutes=30)),
        ("999999999", LONGEST_REST),
    ],
)
async def test_a_server_that_asks_to_be_left_alone_is(model, server, clock, asked_for, rests):
    clock.now = NOW
    summarize = LanguageModel(model, otherwise=embedded)
    server.status, server.headers = 429, {"retry-after": asked_for}
    await summarize([ARTICLE], TWO)
    server.status, server.headers, server.body = 200, {}, sentences(TOLD)
    clock.on(rests - timedelta(seconds=1))
    assert await summarize([replace(ARTICLE, title="Tin khác")], TWO) == VERBATIM
    clock.on(timedelta(seconds=1))
    assert (await summarize([replace(ARTICLE, title="Tin khác")], TWO)).machine_written


async def test_what_models_there_are_is_told_without_asking_one(server):
    assert await models(server.url, "k", NOW) == ["tiny"]
    server.models = None
    assert await models(f"{server.url}/", "k", NOW) is None
    server.status = 401
    with pytest.raises(NoAnswerError) as caught:
        await models(server.url, "k", NOW)
    assert caught.value.cause is Cause.KEY
    assert server.asked == []


def answers(*faults, apart=timedelta(minutes=5)):
    """Return what came of questions, the newest first."""
    return [(NOW - number * apart, fault) for number, fault in enumerate(faults)]


DOWN, REFUSED, UNFIT = "silent: no answer", "key: the model answered HTTP 401", "unfit: number"
ORDERS = "article: the article gives orders to language models"


@pytest.mark.parametrize(
    ("known", "works", "fault"),
    [
        pytest.param([], True, None, id="nothing was asked"),
        pytest.param(answers(None, *[UNFIT] * 30), True, None, id="the last is told"),
        pytest.param(answers(DOWN, DOWN, DOWN), None, None, id="not long yet"),
        pytest.param(answers(*[DOWN] * 4), False, DOWN, id="down for a quarter of an hour"),
        pytest.param(answers(*[DOWN] * 8, apart=timedelta(minutes=1)), None, None, id="a restart"),
        pytest.param(answers(REFUSED, *[DOWN] * 3), False, DOWN, id="the commonest"),
        pytest.param(answers(*[UNFIT] * 11), None, None, id="rejected, as it happens"),
        pytest.param(answers(*[UNFIT] * 12), False, UNFIT, id="always rejected"),
        pytest.param(answers(*[DOWN] * 4, UNFIT, None), False, DOWN, id="fit or not, it is down"),
        pytest.param(answers(*[ORDERS] * 40), True, None, id="no fault of the model's"),
        pytest.param(answers(*["the model answered HTTP 500"] * 9), True, None, id="an old row"),
    ],
)
def test_when_a_model_is_of_no_use(known, works, fault):
    assert judge(known) == (works, fault)


async def test_how_the_model_fares_is_counted_for_a_day(summarize, server, model, clock):
    server.body = sentences(TOLD)
    for number in range(3):
        await summarize([replace(ARTICLE, title=f"Tin {number}")], TWO)
    clock.on(timedelta(minutes=1))
    server.body = sentences("Kinh phí là 2,5 tỷ đồng, xã Tân Lập.")
    await summarize([ARTICLE], TWO)
    found = await standing(model)
    assert (found.asked, found.taken, found.works) == (4, 3, None)
    clock.on(timedelta(days=2))
    assert (await standing(model)).asked == 0
