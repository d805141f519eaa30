// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <optional>

#include "flipbook/infotext.h"
#include "flipbook/model_kind.h"
#include "ui/document/composition.h"

namespace flipbook::ui {

// Nothing for a text whose last line has fewer than three pairs or does not begin with "Steps:":
// prose has pairs, too.
std::optional<Infotext> parse_infotext(const QString& text);

// A model file of one of the kinds by its name without folder and ending, if there is one.
using FindModel = std::function<std::optional<std::filesystem::path>(
    const QString& name, const QList<flipbook::ModelKind>& kinds)>;

// Sets all that the text says and this program has. The sentences tell what could not be taken
// over, each naming the setting and its value.
QStringList apply_infotext(const Infotext& infotext, const FindModel& find_model,
                           Composition& composition);

}  // namespace flipbook::ui
