"""Plain sentences: the first publication of each attribution is named in parentheses."""

from collections.abc import Iterable, Iterator

from factsheet.quoting.sentence import Sentence, parenthesis, spaced


class Text:
    """`--style text`."""

    apart = False
    between = ""

    def quote(self, sentences: Iterable[Sentence]) -> str:
        """The quotation of a fact."""
        return " ".join(spaced(each.text, parenthesis(each.kept, each.printed)) + each.end for each in sentences)

    def closing(self) -> Iterator[str]:
        """Nothing."""
        return iter(())
