"""Further phrases of topics: what an admin knows about the own province, the taxonomy does not."""

from bot import texts, texts_topics
from bot.access import Request
from bot.handlers.desk import Desk
from bot.messages import Reply
from jobs import topic_store, topics
from jobs.text import normalize


async def phrases(desk: Desk, request: Request) -> Reply:
    """``/cumtu``: list; ``/cumtu topic: phrase``: add; ``/cumtu topic: - phrase``: remove."""
    name, _, phrase = (part.strip() for part in request.argument.partition(":"))
    if not name:
        return await _listed(desk)
    topic = topics.named(name)
    if topic is None:
        return Reply(texts.unknown_topic(name))
    if phrase.startswith("-"):
        return await _removed(desk, topic, normalize(phrase[1:]))
    return await _added(desk, topic, normalize(phrase))


async def _listed(desk: Desk) -> Reply:
    known = await desk.database.transact(topic_store.phrases)
    labels = {each.id: each.label for each in topics.topics()}
    return Reply(
        texts_topics.phrases({labels[id_]: some for id_, some in known.items() if id_ in labels})
    )


async def _added(desk: Desk, topic: topics.Topic, phrase: str) -> Reply:
    if await desk.database.transact(lambda s: topic_store.add_phrase(s, topic.id, phrase)):
        return Reply(texts_topics.added(topic, phrase))
    limits = topic_store.LONGEST_PHRASE, topic_store.MOST_PHRASES
    return Reply(texts_topics.not_added(*limits))


async def _removed(desk: Desk, topic: topics.Topic, phrase: str) -> Reply:
    if await desk.database.transact(lambda s: topic_store.remove_phrase(s, topic.id, phrase)):
        return Reply(texts_topics.removed(topic, phrase))
    return Reply(texts_topics.not_removed(topic, phrase))
