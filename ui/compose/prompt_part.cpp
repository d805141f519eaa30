// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/prompt_part.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QRegularExpression>
#include <algorithm>

#include "ui/compose/prompt_completion.h"
#include "ui/compose/prompt_editor.h"
#include "ui/compose/prompt_highlighter.h"
#include "ui/document/in_background.h"

namespace flipbook::ui {

namespace {

QJsonArray to_array(const std::vector<int>& numbers)
{
    QJsonArray array;
    for (const int number : numbers)
        array.append(number);
    return array;
}

bool has_word(const QString& text, const std::string& word)
{
    const QRegularExpression form(
        QStringLiteral("(?<![\\w-])%1(?![\\w-])")
            .arg(QRegularExpression::escape(QString::fromStdString(word))),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return text.contains(form);
}

// The textual inversions among the shelf's that the prompts use, and those that were chosen from
// elsewhere.
void follow_embeddings(const ModelShelf& shelf, GenerationRequest& request)
{
    const QString text =
        QString::fromStdString(request.prompt.positive + '\n' + request.prompt.negative);
    for (const KnownModelPtr& model : shelf.of_kinds({ModelKind::textual_inversion})) {
        std::erase(request.embeddings, model->page.path);
        if (model->page.embedding && has_word(text, model->page.embedding->word))
            request.embeddings.push_back(model->page.path);
    }
}

// Where the files of tags lie, as far as they are known.
void follow_lora_folders(const ModelShelf& shelf, const std::vector<PromptLora>& tags,
                         GenerationRequest& request)
{
    for (const PromptLora& tag : tags) {
        const auto file = shelf.find_by_name(QString::fromStdString(tag.name),
                                             {ModelKind::lora, ModelKind::domain_adapter});
        if (!file)
            continue;
        auto& folders = request.lora_folders;
        const std::filesystem::path folder = file->parent_path();
        if (std::find(folders.begin(), folders.end(), folder) == folders.end())
            folders.push_back(folder);
    }
}

void add_words(const std::vector<std::string>& words, const QString& kind,
               std::vector<CompletionEntry>& entries)
{
    for (const std::string& word : words) {
        const QString text = QString::fromStdString(word);
        entries.push_back({text, text, kind});
    }
}

}  // namespace

PromptPart::PromptPart(Document& document, ModelShelf& shelf, QWidget* parent)
    : ComposePart(parent), m_document(document), m_shelf(shelf), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(3);
    create_field(m_positive, tr("Prompt"), tr("What the clip shows"), 5);
    create_field(m_negative, tr("Negative"), tr("What it must not show"), 3);
    connect(&shelf, &ModelShelf::changed, this, &PromptPart::fill_completion);
}

void PromptPart::create_field(Field& field, const QString& title, const QString& hint, int lines)
{
    field.editor = new PromptEditor(this);
    field.editor->setObjectName(field.name);
    field.editor->setAccessibleName(title);
    field.editor->setPlaceholderText(hint);
    field.editor->set_lines(lines);
    field.highlighter = new PromptHighlighter(field.editor->document());
    field.counter = new QLabel(this);
    field.counter->setObjectName(field.name + QStringLiteral(".tokens"));
    field.counter->setToolTip(tr("Tokens of each chunk of 75 that the text encoder sees at once"));
    auto* label = new QLabel(title, this);
    label->setBuddy(field.editor);
    auto* row = new QHBoxLayout;
    row->addWidget(label);
    row->addStretch();
    row->addWidget(field.counter);
    m_column->addLayout(row);
    m_column->addWidget(field.editor);

    connect(field.editor, &QPlainTextEdit::textChanged, this, [this, &field] { read(field); });
    connect(field.editor, &PromptEditor::edited, this,
            [this, &field](const QString& text) { text_edited(field, text); });
    connect(field.editor, &PromptEditor::rested, &m_document, &Document::end_gesture);
    connect(field.editor, &PromptEditor::infotext_pasted, this, &PromptPart::infotext_pasted);
}

void PromptPart::remember_prompts()
{
    for (Field* field : {&m_positive, &m_negative})
        field->editor->remember(field->editor->toPlainText());
}

void PromptPart::remember(const QString& prompt)
{
    m_positive.editor->remember(prompt);
}

void PromptPart::text_edited(const Field& field, const QString& text)
{
    const QString label = &field == &m_positive ? tr("Edit prompt") : tr("Edit negative prompt");
    m_document.edit(
        label,
        [&](Composition& after) {
            after.request.prompt.*field.text = text.toStdString();
            follow_embeddings(m_shelf, after.request);
            follow_lora_folders(m_shelf, field.facts.loras, after.request);
        },
        field.name);
}

void PromptPart::open_reader(const std::filesystem::path& model)
{
    if (m_reader && model == m_reader_model)
        return;
    if (model == m_reader_model && !model.empty())
        return;  // On its way.
    m_reader_model = model;
    in_background(
        this,
        [model] {
            auto own = PromptReader::open(model);
            // With a damaged vocabulary the count is that of CLIP's; loading the model says more.
            return own ? own : PromptReader::open();
        },
        [this, model](const Result<PromptReader>& reader) {
            if (!reader || model != m_reader_model)
                return;
            m_reader = reader.value();
            read(m_positive);
            read(m_negative);
        });
}

void PromptPart::read(Field& field)
{
    if (!m_reader)
        return;
    const QString text = field.editor->toPlainText();
    PromptFacts facts = m_reader->read(text.toStdString(), m_emphasis, m_words, m_frame_count);
    field.highlighter->show(text, facts);
    if (facts == field.facts && !field.counter->text().isEmpty())
        return;
    field.facts = std::move(facts);
    QStringList counts;
    for (const int tokens : field.facts.chunk_tokens)
        counts << QStringLiteral("%1/%2").arg(tokens).arg(prompt_chunk_tokens);
    field.counter->setText(counts.join(QStringLiteral(" · ")));
    QString wrong;
    for (const std::string& sentence : field.facts.wrong)
        wrong += QString::fromStdString(sentence) + QLatin1Char('\n');
    field.editor->setToolTip(wrong.trimmed());
    Q_EMIT counted();
}

void PromptPart::fill_completion()
{
    std::vector<CompletionEntry> entries;
    const KnownModelPtr model = m_shelf.find(m_document.request().checkpoint);
    if (model) {
        const ModelSettings::Words& words = model->settings.words;
        add_words(words.objects, tr("known object"), entries);
        add_words(words.colours, tr("known colour"), entries);
        add_words(words.backgrounds, tr("known background"), entries);
        add_words(words.motions, tr("known motion"), entries);
    }
    for (const KnownModelPtr& lora :
         m_shelf.of_kinds({ModelKind::lora, ModelKind::domain_adapter})) {
        const QString name = model_name(lora->page.path);
        entries.push_back({name, QStringLiteral("<lora:%1:1>").arg(name), tr("LoRA")});
    }
    for (const KnownModelPtr& inversion : m_shelf.of_kinds({ModelKind::textual_inversion}))
        if (inversion->page.embedding)
            add_words({inversion->page.embedding->word}, tr("embedding"), entries);
    m_negative.editor->completion().set_entries(entries);
    m_positive.editor->completion().set_entries(std::move(entries));
}

void PromptPart::show_composition(const Composition& composition, const Composition&)
{
    const GenerationRequest& request = composition.request;
    const bool is_new_model = m_reader_model != request.checkpoint || !m_reader;
    open_reader(request.checkpoint);
    if (is_new_model)
        fill_completion();
    std::vector<PromptWord> words;
    for (const std::filesystem::path& file : request.embeddings)
        if (const KnownModelPtr model = m_shelf.find(file); model && model->page.embedding)
            words.push_back(
                {model->page.embedding->word, static_cast<int>(model->page.embedding->vectors)});
    m_words = std::move(words);
    m_emphasis = request.prompt.emphasis;
    m_frame_count = request.frame_count;
    for (Field* field : {&m_positive, &m_negative}) {
        field->editor->show_text(QString::fromStdString(request.prompt.*field->text));
        read(*field);
    }
    const bool is_guided = request.sampling.guidance_scale > 1;
    m_negative.editor->setEnabled(is_guided);
    if (!is_guided)
        m_negative.editor->setToolTip(
            tr("Without guidance (CFG 1 and below) there is no negative prompt"));
}

QJsonObject PromptPart::problems() const
{
    QJsonObject object;
    if (!m_negative.editor->isEnabled())
        object.insert(m_negative.name, m_negative.editor->toolTip());
    return object;
}

void PromptPart::commit()
{
    m_positive.editor->rest();
    m_negative.editor->rest();
}

void PromptPart::focus_prompt()
{
    m_positive.editor->setFocus(Qt::ShortcutFocusReason);
}

QJsonArray PromptPart::chunk_tokens() const
{
    return to_array(m_positive.facts.chunk_tokens);
}

QJsonArray PromptPart::negative_chunk_tokens() const
{
    return to_array(m_negative.facts.chunk_tokens);
}

}  // namespace flipbook::ui
