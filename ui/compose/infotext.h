// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <optional>

#include "flipbook/infotext.h"
#include "ui/document/composition.h"

namespace flipbook::ui {

// Nothing for a text whose last line has fewer than three pairs or does not begin with "Steps:":
// prose has pairs, too.
std::optional<Infotext> parse_infotext(const QString& text);

// The file here that another program's recipe names, if there is one.
using FindModel =
    std::function<std::optional<std::filesystem::path>(const flipbook::NamedModel& model)>;

// Looks up the models that another program's recipe names and sets those that are found; LoRAs are
// asked for by the tags of the prompt. The sentences tell what could not be taken over.
QStringList use_named_models(const std::vector<NamedModel>& models, const FindModel& find_model,
                             GenerationRequest& request);

// A sentence for each, in the user's language.
QStringList sentences(const std::vector<UnusedSetting>& unused);

// Sets all that the text says and this program has. The sentences tell what could not be taken
// over, each naming the setting and its value.
QStringList apply_infotext(const Infotext& infotext, const FindModel& find_model,
                           Composition& composition);

}  // namespace flipbook::ui
