"""What an import adds, changes, removes and leaves alone; how it is undone."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocop_bot.catalogue import Catalogue, Event, Product, Versions, open_snapshot
from ocop_bot.catalogue import versions as versions_module
from ocop_bot.importing import Folders, Importer, ImportRefusedError, Request
from ocop_bot.importing.tables import read_tables, write_tables
from ocop_bot.settings import DATA
from tests.importing.conftest import NOW, WriteFile

HEADINGS = "Tên sản phẩm;Chủ thể;Hạng sao;QĐ số;Ngày công nhận;Địa chỉ"
LE_GIA = "Công ty TNHH Thực phẩm và Thương mại dịch vụ Lê Gia"


@contextlib.contextmanager
def served(work: Path) -> Iterator[Catalogue]:
    """The catalogue as an assistant started now would read it."""
    with Versions(work) as versions:
        overlay = versions.overlay(versions.current())
    with contextlib.closing(Catalogue(open_snapshot(DATA, work, overlay=overlay))) as catalogue:
        yield catalogue


def product(work: Path, id_: str) -> Product:
    with served(work) as catalogue:
        found = catalogue.product(id_)
    assert found is not None
    return found


def history(work: Path, id_: str) -> list[tuple[Event, int, str | None]]:
    return [
        (one.event, one.stars, str(one.date) if one.date else None)
        for one in product(work, id_).recognitions
    ]


def test_the_tables_are_written_back_as_they_were_read(tmp_path: Path) -> None:
    tables = read_tables(DATA, None)
    write_tables(tables, tmp_path)
    assert read_tables(DATA, tmp_path) == tables
    for name in ("products", "producers"):
        assert (tmp_path / f"{name}.csv").read_text("utf-8").splitlines() == (
            DATA / f"{name}.csv"
        ).read_text("utf-8").splitlines()


def test_a_new_product_tells_file_sheet_and_row_as_its_source(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(
        Request(write(HEADINGS, "Mắm cáy Hói Đào;HTX Hói Đào;3 sao;;15/12/2025;Nga An, Nga Sơn"))
    )
    new = product(work, "mam-cay-hoi-dao")
    assert new.source_url == "Tệp danh-sach.csv, trang danh-sach, dòng 2"
    assert str(new.source_date) == "2026-11-23"
    assert new.stars == 3
    assert new.commune is not None
    assert new.commune.full_name == "xã Nga An"


def test_the_source_can_be_named(importer: Importer, write: WriteFile, work: Path) -> None:
    importer.run(Request(write(HEADINGS, "Mắm cáy Hói Đào;;3 sao;;;"), source="Công văn 12; 2026"))
    assert product(work, "mam-cay-hoi-dao").source_url == "Công văn 12, 2026"


def test_a_later_recognition_is_appended_and_named_for_what_it_is(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    file = write(
        HEADINGS,
        f"Mắm tép Lê Gia;{LE_GIA};4 sao;99/QĐ-UBND;10/1/2023;",
        "MẮM TÉP LÊ GIA;Cty Lê Gia;5 sao;;2/2026;",
    )
    told = importer.run(Request(file))
    assert history(work, "mam-tep-le-gia") == [
        (Event.RECOGNISED, 4, "2019-12-23"),
        (Event.RENEWED, 4, "2023-01-10"),
        (Event.UPGRADED, 5, "2026-02"),
    ]
    assert "công nhận lại 4 sao (99/QĐ-UBND, 10/01/2023); nâng hạng lên 5 sao (02/2026)" in told
    changed = product(work, "mam-tep-le-gia")
    assert changed.source_url.startswith("Tệp danh-sach.csv")
    assert any(source.startswith("https://") for source in changed.more_sources)


def test_an_earlier_recognition_goes_before_and_the_first_is_the_first(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(Request(write(HEADINGS, f"Mắm tép Lê Gia;{LE_GIA};3 sao;;5/2019;")))
    assert history(work, "mam-tep-le-gia") == [
        (Event.RECOGNISED, 3, "2019-05"),
        (Event.UPGRADED, 4, "2019-12-23"),
    ]


def test_what_is_known_is_never_emptied_and_what_is_missing_is_filled(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    before = product(work, "mam-tom-le-gia")
    told = importer.run(
        Request(
            write(HEADINGS, "Mắm tôm Lê Gia;;5 sao;31/QĐ-BNN;12/7/2024;", "Mắm tôm Lê Gia;;;;;")
        )
    )
    after = product(work, "mam-tom-le-gia")
    assert (after.producer, after.commune, after.group) == (
        before.producer, before.commune, before.group,
    )  # fmt: skip
    assert after.recognition is not None
    assert (after.recognition.decision, str(after.recognition.date)) == ("31/QĐ-BNN", "2024-07-12")
    assert len(after.recognitions) == len(before.recognitions)
    assert "thêm ngày công nhận 12/07/2024, thêm quyết định 31/QĐ-BNN" in told


@pytest.mark.parametrize(
    "row",
    [
        f"Mắm tép Lê Gia;{LE_GIA};3 sao;5445/QĐ-UBND;;",  # the same decision, other stars
        f"Mắm tép Lê Gia;{LE_GIA};3 sao;;23/12/2019;",  # the same day, other stars
        f"Mắm tôm Lê Gia;{LE_GIA};3 sao;;;",  # fewer stars than now, and no date
    ],
)
def test_a_row_that_contradicts_the_data_is_a_bad_row(
    importer: Importer, write: WriteFile, row: str
) -> None:
    told = importer.preview(Request(write(HEADINGS, row)))
    assert "1 dòng lỗi, không nhập:\n  danh-sach, dòng 2: dữ liệu đang có" in told


def test_the_same_product_with_other_stars_on_the_same_day_is_refused_in_both_rows(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    told = importer.run(
        Request(
            write(HEADINGS, "Ruốc X;HTX A;3 sao;;2022;", "ruốc x;HTX A;4 sao;;2022;", "Y;;3;;;")
        )
    )
    assert "dòng 2: ghi 3 sao, nhưng dòng 3 ghi cùng sản phẩm này 4 sao" in told
    assert "dòng 3: ghi 4 sao, nhưng dòng 2 ghi cùng sản phẩm này 3 sao" in told
    with served(work) as catalogue:
        assert catalogue.product("ruoc-x") is None
        assert catalogue.product("y") is not None


def test_near_and_namesake_products_are_added_but_shown(
    importer: Importer, write: WriteFile
) -> None:
    told = importer.preview(
        Request(
            write(
                HEADINGS,
                f"Mắm tôm  Lê Giaa;{LE_GIA};4 sao;;2026;",
                "Mắm tôm Lê Gia;HTX Khác Hẳn;3 sao;;2026;",
            )
        )
    )
    assert "dòng 2: rất giống sản phẩm “Mắm tôm Lê Gia” cùng chủ thể" in told
    assert f"dòng 3: trùng tên với sản phẩm của {LE_GIA}" in told
    assert "Thêm 2 sản phẩm" in told


def test_a_complete_list_removes_the_others_but_not_while_rows_are_bad(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    bad = write(HEADINGS, "Mắm tôm Lê Gia;;;;;", ";HTX A;3 sao;;;")
    with pytest.raises(ImportRefusedError, match="không được còn dòng lỗi"):
        importer.run(Request(bad, complete=True))
    good = write(HEADINGS, "Mắm tôm Lê Gia;;;;;", "Ruốc X;HTX A;3 sao;;2022;")
    assert "Bỏ 168 sản phẩm không có trong tệp:" in importer.run(Request(good, complete=True))
    with served(work) as catalogue:
        assert {row[1] for row in catalogue.product_names()} == {"Mắm tôm Lê Gia", "Ruốc X"}


def test_a_product_keeps_its_id_and_an_id_is_never_given_to_another(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(Request(write(HEADINGS, "Ruốc X;HTX A;3 sao;;2022;")))
    importer.undo()
    importer.run(Request(write(HEADINGS, "Ruốc X;HTX B;3 sao;;2022;")))
    assert product(work, "ruoc-x-2").producer is not None
    importer.run(Request(write(HEADINGS, "Ruốc X;HTX A;3 sao;;2022;")))
    assert product(work, "ruoc-x").producer != product(work, "ruoc-x-2").producer


def test_nothing_new_makes_no_version(importer: Importer, write: WriteFile) -> None:
    file = write(HEADINGS, "Ruốc X;HTX A;3 sao;;2022;")
    importer.run(Request(file))
    assert "không có gì để thay đổi" in importer.run(Request(file))
    assert "bản 2" not in importer.history()


def test_history_tells_all_versions_and_undo_goes_back_to_the_first(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(Request(write(HEADINGS, "Ruốc X;;3 sao;;2022;", name="mot.csv")))
    importer.run(Request(write(HEADINGS, "Ruốc Y;;3 sao;;2022;", name="hai.csv")))
    assert importer.undo() == "Đã bỏ bản 2 (hai.csv); đang dùng lại bản 1."
    assert importer.history().splitlines() == [
        "Các lần nhập, mới nhất trước:",
        "- bản 2, 23/11/2026 09:30, hai.csv: thêm 1, sửa 0, bỏ 0 (đã bỏ)",
        "→ bản 1, 23/11/2026 09:30, mot.csv: thêm 1, sửa 0, bỏ 0 (đang dùng)",
        "- bản 0, dữ liệu gốc",
    ]
    assert "dùng lại dữ liệu gốc" in importer.undo()
    with pytest.raises(ImportRefusedError, match="không có lần nhập nào"):
        importer.undo()
    with served(work) as catalogue:
        assert catalogue.count() == 147
    importer.run(Request(write(HEADINGS, "Ruốc Z;;3 sao;;2022;")))
    assert "→ bản 3" in importer.history()
    importer.undo()
    assert "→ bản 0" in importer.history()


def test_the_last_versions_are_kept_and_leftovers_are_cleared_away(
    importer: Importer, write: WriteFile, work: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions_module, "KEPT", 2)
    for name in ("X", "Y", "Z"):
        importer.run(Request(write(HEADINGS, f"Ruốc {name};;3 sao;;2022;")))
        (work / "catalogue" / "9.writing").mkdir()
    for name in ("catalogue-0.sqlite", "catalogue-1.77.building"):
        (work / name).touch()
        os.utime(work / name, (0, 0))
    importer.run(Request(write(HEADINGS, "Ruốc T;;3 sao;;2022;")))
    assert {path.name for path in (work / "catalogue").iterdir() if path.is_dir()} == {"3", "4"}
    assert len(list(work.glob("catalogue-*"))) == 3  # of the two, and of the repository
    importer.undo()
    with pytest.raises(ImportRefusedError, match="cũ nhất còn giữ"):
        importer.undo()


def test_versions_that_were_undone_are_forgotten_before_those_one_can_go_back_to(
    importer: Importer, write: WriteFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(versions_module, "KEPT", 2)
    importer.run(Request(write(HEADINGS, "Ruốc X;;3 sao;;2022;")))
    for _ in range(3):
        importer.run(Request(write(HEADINGS, "Ruốc Y;;3 sao;;2022;")))
        importer.undo()
    assert "→ bản 1," in importer.history()
    importer.run(Request(write(HEADINGS, "Ruốc Z;;3 sao;;2022;")))
    assert [line.split(",")[0] for line in importer.history().splitlines()[1:]] == [
        "→ bản 5", "- bản 1", "- bản 0",
    ]  # fmt: skip
    assert "dùng lại bản 1" in importer.undo()


def test_two_imports_at_once_the_second_is_told_to_wait(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    file = write(HEADINGS, "Ruốc X;;3 sao;;2022;")
    with Versions(work) as other, other.writing():
        with pytest.raises(ImportRefusedError, match="Đang có người khác nhập"):
            importer.run(Request(file))
        with pytest.raises(ImportRefusedError, match="Đang có người khác nhập"):
            importer.undo()
        assert "Thêm 1 sản phẩm" in importer.preview(Request(file))
    importer.run(Request(file))


def test_a_disk_that_cannot_be_written_is_told_and_the_old_data_serve(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(Request(write(HEADINGS, "Ruốc X;;3 sao;;2022;")))
    (work / "catalogue" / "2.writing").write_text("in the way")
    with pytest.raises(ImportRefusedError, match="Dữ liệu cũ vẫn dùng"):
        importer.run(Request(write(HEADINGS, "Ruốc Y;;3 sao;;2022;")))
    assert "→ bản 1" in importer.history()


names = st.sampled_from(["Mắm tôm Lê Gia", "Mắm tép Lê Gia", "Rượu Chi Nê", "Ruốc X", "Ruốc Y"])
makers = st.sampled_from(["", LE_GIA, "HTX A", "Hộ kinh doanh B"])
rows = st.tuples(names, makers, st.integers(1, 5), st.integers(2019, 2026))


@given(st.lists(rows, min_size=1, max_size=6))
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_good_row_is_in_the_data_after_and_undo_brings_back_every_byte(
    tmp_path_factory: pytest.TempPathFactory, listed: list[tuple[str, str, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("property")
    work = folder / "work"
    importer = Importer(Folders(DATA, work), NOW, lambda _line: None)
    first, second = folder / "first.csv", folder / "second.csv"
    first.write_text(f"{HEADINGS}\nRuốc X;HTX A;3 sao;;2020;\n", "utf-8")
    importer.run(Request(first))
    kept = {path.name: path.read_bytes() for path in (work / "catalogue" / "1").iterdir()}
    lines = [f"{name};{maker};{stars} sao;;{year};" for name, maker, stars, year in listed]
    second.write_text("\n".join([HEADINGS, *lines]) + "\n", "utf-8")
    told = importer.run(Request(second))
    bad = {line for line in range(2, len(listed) + 2) if f", dòng {line}: ghi " in told
           or f", dòng {line}: dữ liệu đang có" in told
           or f", dòng {line}: có nhiều sản phẩm" in told}  # fmt: skip
    with served(work) as catalogue:
        all_ = catalogue.products_by_id([row[0] for row in catalogue.product_names()])
    given_ = {
        (one.name, recognition.stars, year)
        for one in all_
        for recognition in one.recognitions
        if recognition.date
        for year in range(recognition.date.earliest.year, recognition.date.latest.year + 1)
    }
    undated = {(one.name, r.stars) for one in all_ for r in one.recognitions if not r.date}
    for line, (name, _, stars, year) in enumerate(listed, 2):
        if line not in bad:
            assert (name, stars, year) in given_ or (name, stars) in undated
    if "bản 2" in importer.history():
        importer.undo()
    assert {path.name: path.read_bytes() for path in (work / "catalogue" / "1").iterdir()} == kept
    assert "→ bản 1" in importer.history()


def test_a_maker_whose_owner_the_list_leaves_out_is_the_maker_we_know(
    importer: Importer, write: WriteFile, work: Path
) -> None:
    importer.run(
        Request(write(HEADINGS, "Nem chua Thanh Lan;Cơ sở Thanh Lan;4 sao;;10/06/2026;Nga Sơn"))
    )
    assert history(work, "nem-chua-thanh-lan")[-1] == (Event.UPGRADED, 4, "2026-06-10")


def test_a_row_with_two_faults_is_one_bad_row(importer: Importer, write: WriteFile) -> None:
    told = importer.preview(
        Request(write(HEADINGS, "Mắm A;;7 sao;;31/4/2026;Nga Sơn", "Mắm B;;3 sao;;2025;Nga Sơn"))
    )
    assert "Cộng: 2 dòng sản phẩm, 1 dòng lỗi; thêm 1" in told
    assert "hạng sao “7 sao” phải từ 1 đến 5" in told
    assert "Ngày 31/4/2026 không có trong lịch" in told
