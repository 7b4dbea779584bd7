from __future__ import annotations

import pytest

from metatui.analysis.figures import find_figures


@pytest.mark.parametrize(
    "text",
    [
        "Llama 4, GPT-4, R1, the A380 and Windows 11.",
        "The iPhone 15 and the Boeing 737 Max.",
        "The Boeing 787-9 and the F-35B.",
        "Covid-19 and type 2 diabetes in a phase 3 trial.",
        "The S&P 500 and the FTSE 100.",
        "See page 14, section 3, table 2 and Article 50.",
        "Call 555-0199 or +44 20 7946 0958.",
        "At 10:30, 9 a.m. and 5pm ET.",
        "They won 3-1, then 6-4, 6-3.",
        "It passed 52-48.",
        "10 Downing Street and 1600 Pennsylvania Avenue.",
        "Reference No. 48213, case 23-411.",
        "No one knows; this one is one of the best.",
        "One of the directors left.",
        "It is 24/7, and 9/11.",
        "1. Rates rise.",
        "2) Prices fall.",
        "(3) Wages stall.",
        "Version 4.2.1 and Python 3.12.",
        "The second, third and fourth chapters.",
        "It is the SECOND LEAST",
        "First, it was the first of its kind.",
        "The two met; the other two did not.",
        "5G, 4K and 3D.",
        "https://a.example/2024/100-million and desk24@a.example",
        "4x4 cars and PM2.5.",
        "On day one of round two.",
        "The Group of Seven and the G20.",
        "Twenty/20.",
        "192.168.0.1 is down.",
        "From about 1150 BC to 1080 BC it was dry.",
        "All but 30 shops were open.",
        "It asks three questions about two things.",
    ],
)
def test_no_figure_is_found(text: str) -> None:
    assert find_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("Windows 11 has 400 million users.", "400 million"),
        ("Flight 370 carried 239 people.", "239"),
        ("Police arrested 12 people.", "12"),
        ("Some 300 people came.", "Some 300"),
        ("They order 500 aircraft.", "500"),
        ("One person died.", "One"),
        ("She won 12 of them by 3-1.", "12"),
    ],
)
def test_a_figure_beside_a_trap_is_found(text: str, span: str) -> None:
    assert [figure.text for figure in find_figures(text)] == [span]
