"""Gradio's look, mapped onto the tokens of `static/tokens.css`: every colour is decided there, for light and dark."""

from __future__ import annotations

import gradio as gr

_TOKENS = {
    "body_background_fill": "var(--g-ground)",
    "body_text_color": "var(--g-ink)",
    "body_text_color_subdued": "var(--g-muted)",
    "background_fill_primary": "var(--g-surface)",
    "background_fill_secondary": "var(--g-ground)",
    "block_background_fill": "var(--g-surface)",
    "block_border_color": "var(--g-line)",
    "block_label_background_fill": "var(--g-surface)",
    "block_label_text_color": "var(--g-ink)",
    "block_title_text_color": "var(--g-ink)",
    "block_info_text_color": "var(--g-muted)",
    "border_color_primary": "var(--g-line)",
    "border_color_accent": "var(--g-accent)",
    "border_color_accent_subdued": "var(--g-accent)",
    "color_accent": "var(--g-accent)",
    "color_accent_soft": "var(--g-accent-soft)",
    "input_background_fill": "var(--g-surface)",
    "input_background_fill_focus": "var(--g-surface)",
    "input_border_color": "var(--g-edge)",
    "input_border_color_focus": "var(--g-accent)",
    "input_placeholder_color": "var(--g-muted)",
    "link_text_color": "var(--g-link)",
    "link_text_color_hover": "var(--g-link)",
    "link_text_color_active": "var(--g-link)",
    "link_text_color_visited": "var(--g-link)",
    "button_primary_background_fill": "var(--g-accent)",
    "button_primary_background_fill_hover": "var(--g-accent-strong)",
    "button_primary_border_color": "var(--g-accent)",
    "button_primary_text_color": "var(--g-on-accent)",
    "button_secondary_background_fill": "var(--g-surface)",
    "button_secondary_background_fill_hover": "var(--g-accent-soft)",
    "button_secondary_border_color": "var(--g-edge)",
    "button_secondary_text_color": "var(--g-ink)",
    "checkbox_background_color": "var(--g-surface)",
    "checkbox_background_color_selected": "var(--g-accent)",
    "checkbox_border_color": "var(--g-edge)",
    "checkbox_border_color_selected": "var(--g-accent)",
    "checkbox_label_background_fill": "var(--g-surface)",
    "checkbox_label_background_fill_hover": "var(--g-accent-soft)",
    "checkbox_label_background_fill_selected": "var(--g-accent-soft)",
    "checkbox_label_border_color": "var(--g-line)",
    "checkbox_label_text_color": "var(--g-ink)",
    "checkbox_label_text_color_selected": "var(--g-ink)",
    "table_text_color": "var(--g-ink)",
    "table_even_background_fill": "var(--g-surface)",
    "table_odd_background_fill": "var(--g-ground)",
    "table_border_color": "var(--g-line)",
    "error_background_fill": "var(--g-warn-ground)",
    "error_text_color": "var(--g-warn-ink)",
    "error_border_color": "var(--g-warn-line)",
    "error_icon_color": "var(--g-warn-line)",
    "stat_background_fill": "var(--g-accent)",
}
_SHAPES = {
    "input_border_width": "1px",
    "shadow_drop": "none",
    "block_shadow": "none",
    "button_large_radius": "6px",
    "block_radius": "8px",
}


def gidas_theme() -> gr.themes.Base:
    """Return the theme. Fonts are those of the reader's own system: nothing is fetched."""
    system = ["system-ui", "-apple-system", "Segoe UI", "Roboto", "Noto Sans", "sans-serif"]
    theme = gr.themes.Base(font=system, font_mono=["ui-monospace", "Consolas", "monospace"], text_size="lg")
    dark = {f"{name}_dark": value for name, value in _TOKENS.items() if hasattr(theme, f"{name}_dark")}
    return theme.set(**_TOKENS, **dark, **_SHAPES)
