<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja_JP">
<context>
    <name>About</name>
    <message>
        <source>About Flipbook</source>
        <translation>Flipbookについて</translation>
    </message>
    <message>
        <source>Flipbook %1

Turns a prompt into an animated clip.
GPL-3.0 or later.</source>
        <translation>Flipbook %1

プロンプトからアニメーションクリップを作ります。
GPL-3.0 以降。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;File</source>
        <translation>ファイル(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;New project</source>
        <translation>新規プロジェクト(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>名前を付けて保存(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export clip…</source>
        <translation>クリップを書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>Save &amp;frame…</source>
        <translation>フレームを保存(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>環境設定(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Generate</source>
        <translation>生成(&amp;G)</translation>
    </message>
    <message>
        <source>Generate &amp;next, before all that waits</source>
        <translation>待機中より先に、次に生成(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Stop this clip</source>
        <translation>このクリップを中止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Pause the queue</source>
        <translation>キューを一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>再生(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Create layout</source>
        <translation>作成レイアウト(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Review layout</source>
        <translation>レビューレイアウト(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Diagnose layout</source>
        <translation>診断レイアウト(&amp;D)</translation>
    </message>
    <message>
        <source>Re&amp;set layout</source>
        <translation>レイアウトをリセット(&amp;S)</translation>
    </message>
    <message>
        <source>Go to the &amp;prompt</source>
        <translation>プロンプトへ移動(&amp;P)</translation>
    </message>
    <message>
        <source>Show the &amp;log</source>
        <translation>ログを表示(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全画面表示(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>ツール(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>キーボード(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;About Flipbook</source>
        <translation>Flipbookについて(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Train…</source>
        <translation>学習(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;Undo history</source>
        <translation>元に戻す履歴(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Close project</source>
        <translation>プロジェクトを閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy settings	Ctrl+C</source>
        <translation>設定をコピー(&amp;C)	Ctrl+C</translation>
    </message>
    <message>
        <source>&amp;Paste settings…	Ctrl+V</source>
        <translation>設定を貼り付け(&amp;P)…	Ctrl+V</translation>
    </message>
    <message>
        <source>Go to the &amp;model</source>
        <translation>モデルへ移動(&amp;M)</translation>
    </message>
    <message>
        <source>Show the &amp;inspector</source>
        <translation>インスペクターを表示(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Look for models again</source>
        <translation>モデルをもう一度探す(&amp;L)</translation>
    </message>
</context>
<context>
    <name>Database</name>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2。</translation>
    </message>
</context>
<context>
    <name>EngineSentence</name>
    <message>
        <source>There is no file &quot;%1&quot;.</source>
        <translation>ファイル「%1」がありません。</translation>
    </message>
    <message>
        <source>Cannot read &quot;%1&quot;: %2.</source>
        <translation>「%1」を読み込めません: %2。</translation>
    </message>
    <message>
        <source>Cannot write &quot;%1&quot;: %2.</source>
        <translation>「%1」に書き込めません: %2。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; exists already; choose another name or allow overwriting.</source>
        <translation>「%1」はすでにあります。別の名前を選ぶか、上書きを許可してください。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; holds &quot;%2&quot;, which no %3 made; choose another folder or move it away.</source>
        <translation>「%1」には、ここで作られたものではない「%2」があります (%3)。別のフォルダーを選ぶか、移動してください。</translation>
    </message>
    <message>
        <source>The sprites&apos; file &quot;%1&quot; does not exist.</source>
        <translation>スプライトのファイル「%1」は存在しません。</translation>
    </message>
    <message>
        <source>%1 names the folder %2, which does not exist.</source>
        <translation>%1 に記載されたフォルダー %2 は存在しません。</translation>
    </message>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 は存在しません。</translation>
    </message>
    <message>
        <source>%1 does not exist or cannot be read.</source>
        <translation>%1 が存在しないか、読み込めません。</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 を読み込めません。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be read: %2.</source>
        <translation>フォルダー %1 を読み込めません: %2。</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made: %2.</source>
        <translation>フォルダー %1 を作成できません: %2。</translation>
    </message>
    <message>
        <source>%1 could not be read: %2.</source>
        <translation>%1 を読み込めませんでした: %2。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2.</source>
        <translation>%1 に書き込めませんでした: %2。</translation>
    </message>
    <message>
        <source>%1 could not be encoded: %2.</source>
        <translation>%1 をエンコードできませんでした: %2。</translation>
    </message>
    <message>
        <source>Error while %1: %2.</source>
        <translation>エラー (%1): %2。</translation>
    </message>
    <message>
        <source>%1 is not a JSON object.</source>
        <translation>%1 はJSONオブジェクトではありません。</translation>
    </message>
    <message>
        <source>%1 is not one JSON object.</source>
        <translation>%1 は単一のJSONオブジェクトではありません。</translation>
    </message>
    <message>
        <source>%1: This is no preset: %2, and a JSON object was needed.</source>
        <translation>%1: プリセットではありません (%2)。JSONオブジェクトが必要です。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is something else than %3.</source>
        <translation>%1: 「%2」が %3 ではありません。</translation>
    </message>
    <message>
        <source>%1 is damaged: %2.</source>
        <translation>%1 は破損しています: %2。</translation>
    </message>
    <message>
        <source>%1 is a damaged %2.</source>
        <translation>%1 は破損しています (%2)。</translation>
    </message>
    <message>
        <source>%1 is cut off: it begins as a zip archive, and the table of contents at its end is missing after %2 bytes.</source>
        <translation>%1 は途中で切れています。ZIPアーカイブとして始まっていますが、%2 バイトの後、末尾の目次がありません。</translation>
    </message>
    <message>
        <source>%1 is cut off in its data, storage &quot;%2&quot;, after %3 bytes.</source>
        <translation>%1 はデータの途中 (ストレージ「%2」) で、%3 バイトの後に切れています。</translation>
    </message>
    <message>
        <source>%1 is a pickle that calls %2 when Python opens it, which no model needs; nothing of it was run, and it is refused.</source>
        <translation>%1 は、Pythonで開くと %2 を呼び出すpickleです。モデルには不要なものなので、何も実行せずに拒否しました。</translation>
    </message>
    <message>
        <source>%1 is a pickle without tensors under names%2; the state dictionary of a model was needed.</source>
        <translation>%1 は名前付きのテンソルのないpickleです%2。モデルのstate dictionaryが必要です。</translation>
    </message>
    <message>
        <source>%1 is a zip archive without a data.pkl, and so not of PyTorch; a .safetensors or PyTorch file was needed.</source>
        <translation>%1 は data.pkl のないZIPアーカイブで、PyTorchのものではありません。.safetensors かPyTorchのファイルが必要です。</translation>
    </message>
    <message>
        <source>%1 is a Python pickle, but not one of PyTorch; a .safetensors or PyTorch file was needed.</source>
        <translation>%1 はPythonのpickleですが、PyTorchのものではありません。.safetensors かPyTorchのファイルが必要です。</translation>
    </message>
    <message>
        <source>%1 has a tensor &quot;%2&quot; of type %3, which is not known here.</source>
        <translation>%1 のテンソル「%2」は型 %3 で、ここでは扱えません。</translation>
    </message>
    <message>
        <source>%1 has a tensor &quot;%2&quot; of type %3, which is not one of %4.</source>
        <translation>%1 のテンソル「%2」は型 %3 で、%4 のどれでもありません。</translation>
    </message>
    <message>
        <source>%1 has no Flipbook recipe: neither recipe.json nor a PNG is in it.</source>
        <translation>%1 にFlipbookのレシピがありません。recipe.json もPNGも入っていません。</translation>
    </message>
    <message>
        <source>%1 has no Flipbook recipe.</source>
        <translation>%1 にFlipbookのレシピがありません。</translation>
    </message>
    <message>
        <source>%1 is no file that carries a recipe (MP4, MOV, WebM, MKV, GIF, WebP, PNG, JPEG, JSON).</source>
        <translation>%1 はレシピを持てるファイル (MP4、MOV、WebM、MKV、GIF、WebP、PNG、JPEG、JSON) ではありません。</translation>
    </message>
    <message>
        <source>%1 is larger than 1 GiB, which no recipe carrier is.</source>
        <translation>%1 は1 GiBを超えています。レシピを持つファイルがこれほど大きいことはありません。</translation>
    </message>
    <message>
        <source>The size is %1x%2, and 1 to 16384 pixels a side were needed.</source>
        <translation>サイズが %1x%2 です。各辺は 1〜16384 ピクセルでなければなりません。</translation>
    </message>
    <message>
        <source>This build of FFmpeg has no encoder %1.</source>
        <translation>このFFmpegにはエンコーダー %1 がありません。</translation>
    </message>
    <message>
        <source>The encoder %1 takes no pictures of %2x%3: choose another format or size.</source>
        <translation>エンコーダー %1 は %2x%3 の画像を扱えません。別の形式かサイズを選んでください。</translation>
    </message>
    <message>
        <source>A side of a WebP is %1 pixels at most.</source>
        <translation>WebPの一辺は最大 %1 ピクセルです。</translation>
    </message>
    <message>
        <source>There is not enough memory to encode a %1.</source>
        <translation>エンコードするためのメモリが足りません (%1)。</translation>
    </message>
    <message>
        <source>The loss or its gradient became NaN or infinite in step %1 of %2, first in %3; the state saved last is kept.</source>
        <translation>ステップ %1 / %2 で損失か勾配がNaNまたは無限大になりました (最初は %3)。最後に保存した状態は残っています。</translation>
    </message>
    <message>
        <source>None of the files in %1 can be used; %2 says why.</source>
        <translation>%1 に使用できるファイルがありません。理由は %2 にあります。</translation>
    </message>
    <message>
        <source>%1 of %2 files in %3 cannot be used; %4 says why.</source>
        <translation>%3 の %2 個のファイルのうち %1 個は使用できません。理由は %4 にあります。</translation>
    </message>
    <message>
        <source>%1 is no folder with videos or pictures.</source>
        <translation>%1 は動画や画像のあるフォルダーではありません。</translation>
    </message>
    <message>
        <source>%1 holds no state.safetensors to go on from.</source>
        <translation>%1 には、続きから始めるための state.safetensors がありません。</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 to %4 was needed.</source>
        <translation>%1が %2 です。必要な値: %3〜%4。</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 was needed.</source>
        <translation>%1 は %2 ですが、必要なのは %3 です。</translation>
    </message>
    <message>
        <source>%1 is %2; an SD 1.5 checkpoint (UNet with 4 input channels, VAE and text encoder) was needed.</source>
        <translation>%1 は %2 です。SD 1.5のチェックポイント (入力4チャンネルのUNet、VAE、テキストエンコーダー) が必要です。</translation>
    </message>
    <message>
        <source>%1 is %2; a VAE of SD 1.5 was needed.</source>
        <translation>%1 は %2 です。SD 1.5のVAEが必要です。</translation>
    </message>
    <message>
        <source>%1 is a motion module of the kind &quot;%2&quot;, which this program does not know.</source>
        <translation>%1 は「%2」という種類のモーションモジュールで、このプログラムでは扱えません。</translation>
    </message>
    <message>
        <source>%1 is a motion module of the kind %2, which is attached besides the model&apos;s own; a motion module for SD 1.5 was needed.</source>
        <translation>%1 は %2 という種類のモーションモジュールで、モデル本来のものに追加して使います。SD 1.5用のモーションモジュールが必要です。</translation>
    </message>
    <message>
        <source>%1 is %2; a motion module for SD 1.5 was needed.</source>
        <translation>%1 は %2 です。SD 1.5用のモーションモジュールが必要です。</translation>
    </message>
    <message>
        <source>%1 is %2; a motion module was needed.</source>
        <translation>%1 は %2 です。モーションモジュールが必要です。</translation>
    </message>
    <message>
        <source>%1 is %2; a LoRA was needed.</source>
        <translation>%1 は %2 です。LoRAが必要です。</translation>
    </message>
    <message>
        <source>%1 is a picture without the text &quot;sd-ti-embedding&quot;; a textual inversion was needed.</source>
        <translation>%1 はテキスト「sd-ti-embedding」のない画像です。Textual Inversionが必要です。</translation>
    </message>
    <message>
        <source>%1 is %2; a textual inversion was needed.</source>
        <translation>%1 は %2 です。Textual Inversionが必要です。</translation>
    </message>
    <message>
        <source>%1 is a LoRA that changes no motion module; a MotionLoRA was needed.</source>
        <translation>%1 はモーションモジュールを変更しないLoRAです。MotionLoRAが必要です。</translation>
    </message>
    <message>
        <source>%1 is a LoRA%2: none of its %3 layers, such as &quot;%4&quot;, is in %5.</source>
        <translation>%1 はLoRAです%2。その %3 個の層 (「%4」など) はどれも %5 にありません。</translation>
    </message>
    <message>
        <source>%1 is %2 and %3 is %4, which do not fit each other: choose %5.</source>
        <translation>%1 は %2、%3 は %4 で、組み合わせて使えません。選ぶもの: %5。</translation>
    </message>
    <message>
        <source>The LoRA %1 does not fit %2: its change of &quot;%3&quot; has the shape %4 where %5 was needed; it was made for another model.</source>
        <translation>LoRA %1 は %2 に合いません。「%3」への変更の形状が %4 ですが、%5 が必要です。別のモデル用に作られています。</translation>
    </message>
    <message>
        <source>%1 changes &quot;%2&quot; by &quot;%3&quot;, a kind of change that is not known here; a LoRA, LoCon, LoHa, LoKr, IA3, full difference or DoRA was needed.</source>
        <translation>%1 は「%2」を「%3」で変更しますが、この種類の変更は扱えません。LoRA、LoCon、LoHa、LoKr、IA3、完全な差分、DoRAのいずれかが必要です。</translation>
    </message>
    <message>
        <source>%1 changes &quot;%2&quot;, which %3 does not have.</source>
        <translation>%1 は「%2」を変更しますが、それは %3 にありません。</translation>
    </message>
    <message>
        <source>The MotionLoRA %1 needs a motion module, and the clip has none.</source>
        <translation>MotionLoRA %1 にはモーションモジュールが必要ですが、クリップにありません。</translation>
    </message>
    <message>
        <source>The motion module %1 has channels %2 and does not fit the checkpoint %3, which has %4.</source>
        <translation>モーションモジュール %1 のチャンネルは %2 で、%4 を持つチェックポイント %3 に合いません。</translation>
    </message>
    <message>
        <source>The motion module %1 has %2 layers a block and does not fit the checkpoint %3, which has %4.</source>
        <translation>モーションモジュール %1 の層はブロックごとに %2 個で、%4 個を持つチェックポイント %3 に合いません。</translation>
    </message>
    <message>
        <source>The motion module %1 can see %2 frames at once, but the context length is %3; a shorter context length is needed.</source>
        <translation>モーションモジュール %1 が一度に見られるのは %2 フレームですが、コンテキスト長は %3 です。コンテキスト長を短くする必要があります。</translation>
    </message>
    <message>
        <source>The motion module %1 fills no place in the blocks that it was wanted in.</source>
        <translation>モーションモジュール %1 は、指定されたブロックのどの場所にも入りません。</translation>
    </message>
    <message>
        <source>The motion module %1: %2</source>
        <translation>モーションモジュール %1: %2</translation>
    </message>
    <message>
        <source>%1 fills &quot;%2&quot;, a place that this checkpoint&apos;s UNet does not have.</source>
        <translation>%1 は「%2」に入りますが、このチェックポイントのUNetにその場所はありません。</translation>
    </message>
    <message>
        <source>%1 has %2 channels at &quot;%3&quot; where this checkpoint&apos;s UNet has %4.</source>
        <translation>%1 の「%3」は %2 チャンネルですが、このチェックポイントのUNetは %4 チャンネルです。</translation>
    </message>
    <message>
        <source>%1 does not fit together: its text encoder is %2 wide and its UNet needs %3.</source>
        <translation>%1 は内部で食い違っています。テキストエンコーダーの幅は %2 ですが、UNetには %3 が必要です。</translation>
    </message>
    <message>
        <source>%1 does not fit together: its VAE has %2 latent channels and its UNet needs %3.</source>
        <translation>%1 は内部で食い違っています。VAEの潜在チャンネルは %2 ですが、UNetには %3 が必要です。</translation>
    </message>
    <message>
        <source>%1 does not fit together: its text encoder knows %2 tokens and its tokenizer has %3.</source>
        <translation>%1 は内部で食い違っています。テキストエンコーダーのトークンは %2 個ですが、トークナイザーには %3 個あります。</translation>
    </message>
    <message>
        <source>%1 does not hold a complete motion module. %2</source>
        <translation>%1 には完全なモーションモジュールが入っていません。%2</translation>
    </message>
    <message>
        <source>A motion module needs the tensors &quot;%1&quot;, or their original names.</source>
        <translation>モーションモジュールには、テンソル「%1」またはその元の名前のものが必要です。</translation>
    </message>
    <message>
        <source>%1 does not hold a complete %2: it lacks the tensor &quot;%3&quot;, or that tensor is empty.</source>
        <translation>%1 の内容が不完全です (%2)。テンソル「%3」がないか、空です。</translation>
    </message>
    <message>
        <source>%1 does not fit the %2: %3.</source>
        <translation>%1 は合いません (%2): %3。</translation>
    </message>
    <message>
        <source>The folder %1 is missing; a model in the diffusers layout has unet/, vae/ and text_encoder/.</source>
        <translation>フォルダー %1 がありません。diffusers形式のモデルには unet/、vae/、text_encoder/ があります。</translation>
    </message>
    <message>
        <source>The folder %1 has no %2.safetensors, nor its fp16 variant, its index or a .bin.</source>
        <translation>フォルダー %1 には %2.safetensors も、そのfp16版、インデックス、.bin もありません。</translation>
    </message>
    <message>
        <source>%1 is a folder and holds no model in the diffusers layout (unet/, vae/, text_encoder/).</source>
        <translation>%1 はフォルダーですが、diffusers形式のモデル (unet/、vae/、text_encoder/) が入っていません。</translation>
    </message>
    <message>
        <source>%1 has a transformer/ in place of a UNet, as FLUX and SD 3 have; an SD 1.5 checkpoint was needed.</source>
        <translation>%1 にはFLUXやSD 3のように、UNetの代わりに transformer/ があります。SD 1.5のチェックポイントが必要です。</translation>
    </message>
    <message>
        <source>The shard %1 is missing beside %2, which names it.</source>
        <translation>%2 に記載された分割ファイル %1 が、同じ場所にありません。</translation>
    </message>
    <message>
        <source>%1 is not the index of a sharded model: %2.</source>
        <translation>%1 は分割されたモデルのインデックスではありません: %2。</translation>
    </message>
    <message>
        <source>%1 holds one set of weights for its UNet and no moving average (EMA) of them; choose the live weights.</source>
        <translation>%1 に入っているUNetの重みは1組だけで、移動平均 (EMA) はありません。学習済みの重みを選んでください。</translation>
    </message>
    <message>
        <source>The textual inversion %1 has vectors %2, and the text encoder of %3 needs them %4 wide; one of the two has to be another.</source>
        <translation>Textual Inversion %1 のベクトルは %2 ですが、%3 のテキストエンコーダーには幅 %4 が必要です。どちらかを変えてください。</translation>
    </message>
    <message>
        <source>The textual inversion %1 has vectors %2, and from 1 to %3 were needed.</source>
        <translation>Textual Inversion %1 のベクトルは %2 ですが、1〜%3 個でなければなりません。</translation>
    </message>
    <message>
        <source>The textual inversion %1 has no effect: its word &quot;%2&quot; is in neither prompt.</source>
        <translation>Textual Inversion %1 は効果がありません。単語「%2」がどちらのプロンプトにもありません。</translation>
    </message>
    <message>
        <source>The prompt has none of the words that this model knows, among them %1.</source>
        <translation>プロンプトに、このモデルが知っている単語 (%1 など) が一つもありません。</translation>
    </message>
    <message>
        <source>The script %1 is refused: it uses %2, and only arithmetic on tensors is let run.</source>
        <translation>スクリプト %1 は拒否されました。%2 を使っていますが、許可されるのはテンソルの計算だけです。</translation>
    </message>
    <message>
        <source>It changes weights by %1, which is not read; a LoRA, LoCon, LoHa, LoKr, IA3, full difference or DoRA was needed.</source>
        <translation>重みを %1 で変更しますが、読み込めません。LoRA、LoCon、LoHa、LoKr、IA3、完全な差分、DoRAのいずれかが必要です。</translation>
    </message>
    <message>
        <source>Its numbers are whole ones, %1, and so no vectors of words.</source>
        <translation>数値が整数 (%1) なので、単語のベクトルではありません。</translation>
    </message>
    <message>
        <source>Its UNet takes pictures besides latents; choose the ordinary version of the model.</source>
        <translation>このUNetは潜在表現のほかに画像も受け取ります。モデルの通常版を選んでください。</translation>
    </message>
    <message>
        <source>A UNet alone makes no pictures: choose a whole checkpoint, or the folder with unet/, vae/ and text_encoder/.</source>
        <translation>UNetだけでは画像を作れません。完全なチェックポイント、または unet/、vae/、text_encoder/ のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>A text encoder alone makes no pictures: choose a whole checkpoint, or the folder with unet/, vae/ and text_encoder/.</source>
        <translation>テキストエンコーダーだけでは画像を作れません。完全なチェックポイント、または unet/、vae/、text_encoder/ のあるフォルダーを選んでください。</translation>
    </message>
    <message>
        <source>It moves SDXL checkpoints, and Flipbook works with SD 1.5: choose a motion module v1, v2 or v3.</source>
        <translation>SDXLのチェックポイント用ですが、FlipbookはSD 1.5で動作します。モーションモジュールのv1、v2、v3を選んでください。</translation>
    </message>
    <message>
        <source>Flipbook works with SD 1.5, and there are no motion modules for SD 2.x: choose an SD 1.5 checkpoint.</source>
        <translation>FlipbookはSD 1.5で動作し、SD 2.x用のモーションモジュールはありません。SD 1.5のチェックポイントを選んでください。</translation>
    </message>
    <message>
        <source>Flipbook works with SD 1.5: choose an SD 1.5 checkpoint.</source>
        <translation>FlipbookはSD 1.5で動作します。SD 1.5のチェックポイントを選んでください。</translation>
    </message>
    <message>
        <source>Nothing in it looks like a model or like an addition to one.</source>
        <translation>モデルや、モデルに追加するものと思われる内容がありません。</translation>
    </message>
    <message>
        <source>Flipbook does not use such files.</source>
        <translation>Flipbookはこのようなファイルを使いません。</translation>
    </message>
    <message>
        <source>It was made for %1, and Flipbook works with SD 1.5: choose one for SD 1.5.</source>
        <translation>%1 用に作られていますが、FlipbookはSD 1.5で動作します。SD 1.5用のものを選んでください。</translation>
    </message>
    <message>
        <source>It has none of the tensors that a %1 needs.</source>
        <translation>必要なテンソル (%1) が一つもありません。</translation>
    </message>
    <message>
        <source>It has no %1.</source>
        <translation>%1 がありません。</translation>
    </message>
    <message>
        <source>Its %1 lacks %2 of %3 tensors, %4.</source>
        <translation>%1: %3 個のテンソルのうち %2 個がありません: %4。</translation>
    </message>
    <message>
        <source>NaN or infinity stands in %1, %2.</source>
        <translation>%1 にNaNまたは無限大があります: %2。</translation>
    </message>
    <message>
        <source>It holds the UNet twice, as trained and averaged (EMA).</source>
        <translation>UNetが2組入っています (学習済みと移動平均 (EMA))。</translation>
    </message>
    <message>
        <source>It was trained to predict velocity (v-prediction).</source>
        <translation>速度を予測するように学習されています (v-prediction)。</translation>
    </message>
    <message>
        <source>AnimateLCM makes clips in 4 to 8 steps with the sampler lcm, a guidance scale from 1 to 2 and the LoRA that belongs to it.</source>
        <translation>AnimateLCMは、サンプラー lcm、1〜2のCFG値、専用のLoRAを使うと4〜8ステップでクリップを作れます。</translation>
    </message>
    <message>
        <source>MotionLoRAs were made for v2 and do little on v3; the domain adapter that belongs to v3 is used as a LoRA.</source>
        <translation>MotionLoRAはv2用に作られていて、v3ではほとんど効きません。v3に付属するドメインアダプターはLoRAとして使います。</translation>
    </message>
    <message>
        <source>It was made for v2 motion modules; on v1 and v3 only a part of it applies, and its effect is weak.</source>
        <translation>v2のモーションモジュール用です。v1とv3では一部しか適用されず、効果が弱くなります。</translation>
    </message>
    <message>
        <source>It changes no middle block, so it fits v1, v2 and v3 motion modules.</source>
        <translation>中間ブロックを変更しないので、v1、v2、v3のモーションモジュールに合います。</translation>
    </message>
    <message>
        <source>SDXL&apos;s VAE is built alike and cannot be told from it; with that one colours come out wrong.</source>
        <translation>SDXLのVAEは構造が同じで見分けられません。それを使うと色がおかしくなります。</translation>
    </message>
    <message>
        <source>It has the contexts %1.</source>
        <translation>コンテキスト: %1。</translation>
    </message>
    <message>
        <source>It is a program: use it only if you trust where it comes from.</source>
        <translation>これはプログラムです。入手元を信頼できる場合にだけ使ってください。</translation>
    </message>
    <message>
        <source>It brings a motion module of its own, in motion_adapter/.</source>
        <translation>独自のモーションモジュールを motion_adapter/ に持っています。</translation>
    </message>
    <message>
        <source>%1 is %2; it must be %3.</source>
        <translation>%1 が %2 です。必要な値: %3。</translation>
    </message>
    <message>
        <source>The prompt&apos;s line &quot;%1&quot; %2.</source>
        <translation>プロンプトの行「%1」%2。</translation>
    </message>
    <message>
        <source>The prompt&apos;s LoRA &quot;%1&quot; is not a model file in %2.</source>
        <translation>プロンプトのLoRA「%1」のモデルファイルが %2 にありません。</translation>
    </message>
    <message>
        <source>The prompt&apos;s &quot;%1&quot; %2.</source>
        <translation>プロンプトの「%1」%2。</translation>
    </message>
    <message>
        <source>The choices of the prompt lead into each other without end: &quot;%1&quot;.</source>
        <translation>プロンプトの選択肢が互いを際限なく参照しています: 「%1」。</translation>
    </message>
    <message>
        <source>The choices of the prompt make a text of more than 100 kB.</source>
        <translation>プロンプトの選択肢を展開したテキストが 100 kB を超えます。</translation>
    </message>
    <message>
        <source>The wildcard __%1__ has no file: %2 was needed.</source>
        <translation>ワイルドカード __%1__ のファイルがありません。%2 が必要です。</translation>
    </message>
    <message>
        <source>The wildcard __%1__ has no lines: %2 is empty.</source>
        <translation>ワイルドカード __%1__ に行がありません。%2 が空です。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number and no curve such as &quot;0:(1.0), 8:(1.3)&quot;: %2.</source>
        <translation>「%1」は数値でも「0:(1.0), 8:(1.3)」のようなカーブでもありません: %2。</translation>
    </message>
    <message>
        <source>The context &quot;%1&quot; has a part without a name; a name, or NAME:SHARE joined by +, was needed.</source>
        <translation>コンテキスト「%1」に名前のない部分があります。名前、または「名前:割合」を + でつないだものが必要です。</translation>
    </message>
    <message>
        <source>The share of the context &quot;%1&quot; is no finite number at every frame.</source>
        <translation>コンテキスト「%1」の割合が有限の数値でないフレームがあります。</translation>
    </message>
    <message>
        <source>It has the contexts %1; one of them was needed.</source>
        <translation>コンテキスト %1 のいずれかを指定する必要があります。</translation>
    </message>
    <message>
        <source>It has no contexts, and &quot;%1&quot; was asked for.</source>
        <translation>コンテキストを持っていませんが、「%1」が指定されています。</translation>
    </message>
    <message>
        <source>It has no context &quot;%1&quot;, only %2.</source>
        <translation>コンテキスト「%1」はなく、%2 だけがあります。</translation>
    </message>
    <message>
        <source>The blocks &quot;%1&quot; are none of the UNet&apos;s; all, or a list of down, mid, up, down.0 and up.1-2 was needed.</source>
        <translation>UNetにブロック「%1」はありません。all か、down、mid、up、down.0、up.1-2 のようなリストが必要です。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no %2; the names are %3.</source>
        <translation>「%1」は不明な値です (%2)。使える名前: %3。</translation>
    </message>
    <message>
        <source>The sampler &quot;%1&quot; is unknown.</source>
        <translation>サンプラー「%1」は不明です。</translation>
    </message>
    <message>
        <source>The scheduler &apos;%1&apos; is not known.</source>
        <translation>サンプラー「%1」は不明です。</translation>
    </message>
    <message>
        <source>The number of steps is %1, but must be between 1 and 1000.</source>
        <translation>ステップ数が %1 です。1 から 1000 の間でなければなりません。</translation>
    </message>
    <message>
        <source>The schedule %1 has no meaning for the scheduler %2, which knows %3.</source>
        <translation>サンプラー %2 はスケジュール %1 に対応していません。対応しているのは %3 です。</translation>
    </message>
    <message>
        <source>The schedule %1 has no meaning for the scheduler %2.</source>
        <translation>サンプラー %2 はスケジュール %1 に対応していません。</translation>
    </message>
    <message>
        <source>eta has no meaning for the scheduler %1; ddim and tcd know it.</source>
        <translation>サンプラー %1 は eta に対応していません。対応しているのは ddim と tcd です。</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is unknown; there are auto, cpu, cuda and cuda:N.</source>
        <translation>デバイス「%1」は不明です。使えるのは auto、cpu、cuda、cuda:N です。</translation>
    </message>
    <message>
        <source>The device &quot;%1&quot; is not cuda: and a number.</source>
        <translation>デバイス「%1」は「cuda:」と番号の形ではありません。</translation>
    </message>
    <message>
        <source>There is no device &quot;%1&quot;; this machine has %2, counted from cuda:0.</source>
        <translation>デバイス「%1」はありません。このマシンのデバイスは cuda:0 から数えて %2 個です。</translation>
    </message>
    <message>
        <source>This machine has no CUDA device that can be used (an NVIDIA GPU with its driver and the CUDA set of LibTorch are needed); &quot;cpu&quot; works everywhere.</source>
        <translation>このマシンには使用できるCUDAデバイスがありません (NVIDIAのGPUとドライバー、CUDA版のLibTorchが必要です)。「cpu」はどこでも使えます。</translation>
    </message>
    <message>
        <source>The precision fp16 needs a GPU; the processor computes in fp32.</source>
        <translation>精度 fp16 にはGPUが必要です。プロセッサーは fp32 で計算します。</translation>
    </message>
    <message>
        <source>The precision bf16 needs a processor with AVX-512-BF16 or AMX; this one computes in fp32.</source>
        <translation>精度 bf16 には AVX-512-BF16 か AMX に対応したプロセッサーが必要です。このプロセッサーは fp32 で計算します。</translation>
    </message>
    <message>
        <source>The clip needs about %1 of memory and %2 are available; a smaller size, fewer frames in a context window or fp16 needs less.</source>
        <translation>クリップには約 %1 のメモリが必要ですが、空きは %2 です。サイズを小さくする、コンテキストウィンドウのフレームを減らす、または fp16 にすると必要なメモリが減ります。</translation>
    </message>
    <message>
        <source>The engine cannot be loaded: %1 Install Flipbook again, or build it with LibTorch.</source>
        <translation>エンジンを読み込めません: %1 Flipbookをインストールし直すか、LibTorchを含めてビルドしてください。</translation>
    </message>
    <message>
        <source>Main memory ran out.</source>
        <translation>メインメモリが不足しました。</translation>
    </message>
    <message>
        <source>The latents became NaN or infinite in step %1 of %2, first in %3.</source>
        <translation>ステップ %1 / %2 で潜在表現がNaNまたは無限大になりました。最初に起きた場所: %3。</translation>
    </message>
    <message>
        <source>The VAE&apos;s picture of frame %1 holds NaN or infinity.</source>
        <translation>フレーム %1 のVAEの出力にNaNまたは無限大が含まれています。</translation>
    </message>
    <message>
        <source>Memory ran out in step %1. %2</source>
        <translation>ステップ %1 でメモリが不足しました。%2</translation>
    </message>
    <message>
        <source>NaN appeared in step %1 in layer %2; fp32 may help.</source>
        <translation>ステップ %1 の層 %2 でNaNが発生しました。fp32 にすると改善することがあります。</translation>
    </message>
    <message>
        <source>The device was lost in step %1.</source>
        <translation>ステップ %1 でデバイスが失われました。</translation>
    </message>
    <message>
        <source>The recipe is not a JSON object.</source>
        <translation>レシピがJSONオブジェクトではありません。</translation>
    </message>
    <message>
        <source>The recipe&apos;s version is %1, and this program reads version %2.</source>
        <translation>レシピのバージョンは %1 ですが、このプログラムが読めるのはバージョン %2 です。</translation>
    </message>
    <message>
        <source>The recipe&apos;s %1 is wrong: %2</source>
        <translation>レシピの %1 が正しくありません: %2</translation>
    </message>
    <message>
        <source>The recipe&apos;s %1 is %2, and %3 was needed.</source>
        <translation>レシピの %1 が %2 です。必要な値: %3。</translation>
    </message>
    <message>
        <source>The clip has no motion module: layers were needed to look at.</source>
        <translation>クリップにモーションモジュールがありません。調べる層を指定する必要があります。</translation>
    </message>
    <message>
        <source>The clip has no temporal attention: a motion module was needed.</source>
        <translation>クリップに時間方向のアテンションがありません。モーションモジュールが必要です。</translation>
    </message>
    <message>
        <source>an SD 1.5 checkpoint</source>
        <translation>SD 1.5のチェックポイント</translation>
    </message>
    <message>
        <source>an SD 1.5 inpainting checkpoint (9 input channels)</source>
        <translation>SD 1.5のインペイント用チェックポイント (入力9チャンネル)</translation>
    </message>
    <message>
        <source>an SD 1.5 instruct-pix2pix checkpoint (8 input channels)</source>
        <translation>SD 1.5のinstruct-pix2pixチェックポイント (入力8チャンネル)</translation>
    </message>
    <message>
        <source>an SD 2.x checkpoint</source>
        <translation>SD 2.xのチェックポイント</translation>
    </message>
    <message>
        <source>an SDXL checkpoint</source>
        <translation>SDXLのチェックポイント</translation>
    </message>
    <message>
        <source>an SD 3 model</source>
        <translation>SD 3のモデル</translation>
    </message>
    <message>
        <source>a FLUX model</source>
        <translation>FLUXのモデル</translation>
    </message>
    <message>
        <source>a Stable Cascade model</source>
        <translation>Stable Cascadeのモデル</translation>
    </message>
    <message>
        <source>a PixArt model</source>
        <translation>PixArtのモデル</translation>
    </message>
    <message>
        <source>an AuraFlow model</source>
        <translation>AuraFlowのモデル</translation>
    </message>
    <message>
        <source>a Stable Video Diffusion model</source>
        <translation>Stable Video Diffusionのモデル</translation>
    </message>
    <message>
        <source>a Wan video model</source>
        <translation>Wanの動画モデル</translation>
    </message>
    <message>
        <source>a HunyuanVideo model</source>
        <translation>HunyuanVideoのモデル</translation>
    </message>
    <message>
        <source>an LTX-Video model</source>
        <translation>LTX-Videoのモデル</translation>
    </message>
    <message>
        <source>a UNet without VAE and text encoder</source>
        <translation>VAEとテキストエンコーダーのないUNet</translation>
    </message>
    <message>
        <source>a VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>a small decoder for previews (TAESD)</source>
        <translation>プレビュー用の小さなデコーダー (TAESD)</translation>
    </message>
    <message>
        <source>a text encoder</source>
        <translation>テキストエンコーダー</translation>
    </message>
    <message>
        <source>a T5 text encoder</source>
        <translation>T5テキストエンコーダー</translation>
    </message>
    <message>
        <source>a CLIP image encoder</source>
        <translation>CLIP画像エンコーダー</translation>
    </message>
    <message>
        <source>an SD 1.5 motion module</source>
        <translation>SD 1.5のモーションモジュール</translation>
    </message>
    <message>
        <source>an SDXL motion module</source>
        <translation>SDXLのモーションモジュール</translation>
    </message>
    <message>
        <source>a HotshotXL motion module (SDXL)</source>
        <translation>HotshotXLのモーションモジュール (SDXL)</translation>
    </message>
    <message>
        <source>a PIA motion module (9 input channels)</source>
        <translation>PIAのモーションモジュール (入力9チャンネル)</translation>
    </message>
    <message>
        <source>an AnimateLCM-I2V motion module with an image encoder</source>
        <translation>画像エンコーダー付きのAnimateLCM-I2Vモーションモジュール</translation>
    </message>
    <message>
        <source>a FancyVideo motion module</source>
        <translation>FancyVideoのモーションモジュール</translation>
    </message>
    <message>
        <source>a motion module to be attached besides another</source>
        <translation>追加で使うモーションモジュール</translation>
    </message>
    <message>
        <source>a CameraCtrl model</source>
        <translation>CameraCtrlのモデル</translation>
    </message>
    <message>
        <source>a MotionCtrl model</source>
        <translation>MotionCtrlのモデル</translation>
    </message>
    <message>
        <source>a SparseCtrl model</source>
        <translation>SparseCtrlのモデル</translation>
    </message>
    <message>
        <source>a ControlNet</source>
        <translation>ControlNet</translation>
    </message>
    <message>
        <source>an IP-Adapter</source>
        <translation>IP-Adapter</translation>
    </message>
    <message>
        <source>a MotionLoRA</source>
        <translation>MotionLoRA</translation>
    </message>
    <message>
        <source>a domain adapter (the LoRA that belongs to the v3 motion module)</source>
        <translation>ドメインアダプター (v3モーションモジュールに付属するLoRA)</translation>
    </message>
    <message>
        <source>a LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>a textual inversion</source>
        <translation>Textual Inversion</translation>
    </message>
    <message>
        <source>an upscaler (ESRGAN)</source>
        <translation>アップスケーラー (ESRGAN)</translation>
    </message>
    <message>
        <source>a file of tensors of an unknown kind</source>
        <translation>種類の不明なテンソルのファイル</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>from %1 to %2</source>
        <translation>%1〜%2</translation>
    </message>
    <message>
        <source>a multiple of 8 from 8 to 8192</source>
        <translation>8〜8192の8の倍数</translation>
    </message>
    <message>
        <source>a finite number at every frame</source>
        <translation>すべてのフレームで有限の数値</translation>
    </message>
    <message>
        <source>a finite number</source>
        <translation>有限の数値</translation>
    </message>
    <message>
        <source>the path of a checkpoint</source>
        <translation>チェックポイントのパス</translation>
    </message>
    <message>
        <source>the path of a motion module</source>
        <translation>モーションモジュールのパス</translation>
    </message>
    <message>
        <source>the path of a LoRA</source>
        <translation>LoRAのパス</translation>
    </message>
    <message>
        <source>the path of a MotionLoRA</source>
        <translation>MotionLoRAのパス</translation>
    </message>
    <message>
        <source>the path of a textual inversion</source>
        <translation>Textual Inversionのパス</translation>
    </message>
    <message>
        <source>the path of a VAE, or absent</source>
        <translation>VAEのパス (またはなし)</translation>
    </message>
    <message>
        <source>the name of a sampler</source>
        <translation>サンプラーの名前</translation>
    </message>
    <message>
        <source>auto, cpu, cuda or cuda:N</source>
        <translation>auto、cpu、cuda、cuda:N のいずれか</translation>
    </message>
    <message>
        <source>at least 0 and less than context.length, which is %1</source>
        <translation>0以上で context.length (%1) 未満</translation>
    </message>
    <message>
        <source>is for frame %1, and the last frame of the clip is %2</source>
        <translation>はフレーム %1 用ですが、クリップの最後のフレームは %2 です</translation>
    </message>
    <message>
        <source>is for frame %1, and at least frame %2 was needed behind the line before</source>
        <translation>はフレーム %1 用ですが、前の行の後なのでフレーム %2 以降が必要です</translation>
    </message>
    <message>
        <source>looks like a key, but other text keeps it apart from those before; keys stand one below the other</source>
        <translation>はキーのようですが、前のキーとの間に別のテキストがあります。キーは続けて並べてください</translation>
    </message>
    <message>
        <source>has the argument &quot;%1&quot;; a name, a weight for the text encoder and one for the UNet are known</source>
        <translation>の引数「%1」は使えません。使えるのは名前、テキストエンコーダーの重み、UNetの重みです</translation>
    </message>
    <message>
        <source>has the weight &quot;%1&quot;, and a number was needed</source>
        <translation>の重みが「%1」ですが、数値が必要です</translation>
    </message>
    <message>
        <source>names no file</source>
        <translation>にファイル名がありません</translation>
    </message>
    <message>
        <source>asks for a hypernetwork, which is not supported</source>
        <translation>はハイパーネットワークの指定ですが、対応していません</translation>
    </message>
    <message>
        <source>a point is missing at the end</source>
        <translation>末尾に点がありません</translation>
    </message>
    <message>
        <source>no point starts at &quot;%1&quot;</source>
        <translation>「%1」で始まる点がありません</translation>
    </message>
    <message>
        <source>frame %1 is below 0</source>
        <translation>フレーム %1 が0未満です</translation>
    </message>
    <message>
        <source>a comma is missing before &quot;%1&quot;</source>
        <translation>「%1」の前にコンマがありません</translation>
    </message>
    <message>
        <source>frame %1 has two values</source>
        <translation>フレーム %1 に値が2つあります</translation>
    </message>
    <message>
        <source>the sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <source>the layer %1</source>
        <translation>層 %1</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>オブジェクト</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>文字列</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>テキストのリスト</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true か false</translation>
    </message>
    <message>
        <source>a whole number of 32 bits</source>
        <translation>32ビットの整数</translation>
    </message>
    <message>
        <source>a whole number from 0 to 2^64 - 1</source>
        <translation>0〜2^64 - 1の整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>%1〜%2の整数</translation>
    </message>
    <message>
        <source>a number or a curve</source>
        <translation>数値かカーブ</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数値</translation>
    </message>
    <message>
        <source>a path</source>
        <translation>パス</translation>
    </message>
    <message>
        <source>a list of paths</source>
        <translation>パスのリスト</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>another family of models</source>
        <translation>別系統のモデル</translation>
    </message>
    <message>
        <source> for %1</source>
        <translation> (%1用)</translation>
    </message>
    <message>
        <source>, made of %1</source>
        <translation> (内容: %1)</translation>
    </message>
    <message>
        <source>an SD 1.5 checkpoint instead of %1</source>
        <translation>%1 の代わりにSD 1.5のチェックポイント</translation>
    </message>
    <message>
        <source>one for SD 1.5 instead of the %1</source>
        <translation>%1 の代わりにSD 1.5用のもの</translation>
    </message>
    <message>
        <source>tensor %1 has shape %2 where %3 was needed</source>
        <translation>テンソル %1 の形状が %2 ですが、%3 が必要です</translation>
    </message>
    <message>
        <source>%1 of %2 tensors are missing, the first is %3</source>
        <translation>%2 個のテンソルのうち %1 個がありません (最初は %3)</translation>
    </message>
    <message>
        <source>it is not a JSON object</source>
        <translation>JSONオブジェクトではありません</translation>
    </message>
    <message>
        <source>it has no &quot;weight_map&quot;</source>
        <translation>「weight_map」がありません</translation>
    </message>
    <message>
        <source>it has %1 bytes, and the length of its header alone takes 8</source>
        <translation>%1 バイトしかなく、ヘッダーの長さだけで8バイト必要です</translation>
    </message>
    <message>
        <source>it claims a header of %1 bytes, and at most %2 are allowed</source>
        <translation>ヘッダーが %1 バイトとされていますが、上限は %2 バイトです</translation>
    </message>
    <message>
        <source>it is cut off in its header, having %1 bytes of at least %2</source>
        <translation>ヘッダーの途中で切れています (%1 バイト、必要なのは %2 バイト以上)</translation>
    </message>
    <message>
        <source>it is cut off in tensor &quot;%1&quot;, having %2 bytes of %3</source>
        <translation>テンソル「%1」の途中で切れています (%3 バイト中 %2 バイト)</translation>
    </message>
    <message>
        <source>its header is not a JSON object</source>
        <translation>ヘッダーがJSONオブジェクトではありません</translation>
    </message>
    <message>
        <source>its entry &quot;%1&quot; is not where its table of contents says</source>
        <translation>エントリー「%1」が目次の示す場所にありません</translation>
    </message>
    <message>
        <source>there is no folder &quot;%1&quot;</source>
        <translation>フォルダー「%1」がありません</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a folder</source>
        <translation>「%1」はフォルダーではありません</translation>
    </message>
    <message>
        <source>it names a folder, and a file was needed</source>
        <translation>フォルダーが指定されていますが、ファイルが必要です</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>it exists and is not a folder</source>
        <translation>すでにあり、フォルダーではありません</translation>
    </message>
    <message>
        <source>it does not name a folder that can be made</source>
        <translation>作成できるフォルダーの名前ではありません</translation>
    </message>
    <message>
        <source>export of frames</source>
        <translation>フレームの書き出し</translation>
    </message>
    <message>
        <source>%1 tensor</source>
        <translation>%1 個のテンソル</translation>
    </message>
    <message>
        <source>%1 tensors</source>
        <translation>%1 個のテンソル</translation>
    </message>
    <message>
        <source>The interpolation</source>
        <translation>補間</translation>
    </message>
    <message>
        <source>The number of frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>The first frame</source>
        <translation>最初のフレーム</translation>
    </message>
    <message>
        <source>The last frame</source>
        <translation>最後のフレーム</translation>
    </message>
    <message>
        <source>The number of repeats</source>
        <translation>繰り返し回数</translation>
    </message>
    <message>
        <source>The hold of the first frame</source>
        <translation>最初のフレームの保持</translation>
    </message>
    <message>
        <source>The hold of the last frame</source>
        <translation>最後のフレームの保持</translation>
    </message>
    <message>
        <source>1, 2 or 4</source>
        <translation>1、2、4 のいずれか</translation>
    </message>
    <message>
        <source>writing %1</source>
        <translation>%1 の書き込み</translation>
    </message>
    <message>
        <source>reading %1</source>
        <translation>%1 の読み込み</translation>
    </message>
    <message>
        <source>opening the encoder %1</source>
        <translation>エンコーダー %1 の準備</translation>
    </message>
    <message>
        <source>encoding a frame</source>
        <translation>フレームのエンコード</translation>
    </message>
    <message>
        <source>encoding the last frame</source>
        <translation>最後のフレームのエンコード</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%2用の %1</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>ディスクに空きがありません</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>ファイルまたはフォルダーがありません</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>権限がありません</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>ディスクは読み取り専用です</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>入出力エラー</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>ディスクの割り当てを使い切りました</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>ファイルが大きすぎます</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>開いているファイルが多すぎます</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>フォルダーです</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>フォルダーではありません</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>ファイル名が長すぎます</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>許可されていません</translation>
    </message>
    <message>
        <source>%1 is %2; a .safetensors file is needed.</source>
        <translation>%1 は %2 です。.safetensors ファイルが必要です。</translation>
    </message>
    <message>
        <source>%1 is no YAML: line %2 is malformed.</source>
        <translation>%1 はYAMLではありません。%2 行目の形式が正しくありません。</translation>
    </message>
    <message>
        <source>%1 is a zip archive whose entry &quot;%2&quot; is compressed, and PyTorch&apos;s never are; unpack it and let PyTorch write it again.</source>
        <translation>%1 はZIPアーカイブで、項目「%2」が圧縮されています。PyTorchのものは圧縮されません。展開してPyTorchで書き直してください。</translation>
    </message>
    <message>
        <source>%1 was written on a machine with big-endian numbers, which are not read here.</source>
        <translation>%1 はビッグエンディアンのコンピューターで書かれており、ここでは読み込めません。</translation>
    </message>
    <message>
        <source>%1: The merge &quot;%2&quot; joins symbols that are unknown there.</source>
        <translation>%1: 結合「%2」に、そこにない記号が含まれています。</translation>
    </message>
    <message>
        <source>%1: The symbol &quot;%2&quot; has the id %3 where merges.txt means %4.</source>
        <translation>%1: 記号「%2」の番号は %3 ですが、merges.txt では %4 です。</translation>
    </message>
    <message>
        <source>%1: Line %2, &quot;%3&quot;, is not a pair of symbols.</source>
        <translation>%1: %2 行目の「%3」は記号の組ではありません。</translation>
    </message>
    <message>
        <source>There is not enough memory to complete a WebP.</source>
        <translation>WebPを完成させるためのメモリが足りません。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is %3 where %4.</source>
        <translation>%1: 「%2」が %3 です。%4。</translation>
    </message>
    <message>
        <source>%1: &quot;%2&quot; is no key that this kind of training knows.</source>
        <translation>%1: 「%2」はこの種類の学習では使えない項目です。</translation>
    </message>
    <message>
        <source>%1: line %2 is not an object with the texts &quot;file_name&quot; and &quot;text&quot;.</source>
        <translation>%1: %2 行目は、文字列「file_name」と「text」を持つオブジェクトではありません。</translation>
    </message>
    <message>
        <source>%1 holds a training that was begun: --resume goes on with it, another output folder begins anew.</source>
        <translation>%1 には始めた学習があります。--resume で続行するか、別の出力フォルダーで最初から始めてください。</translation>
    </message>
    <message>
        <source>%1 does not say at which step it was saved.</source>
        <translation>%1 には、どのステップで保存したかの記録がありません。</translation>
    </message>
    <message>
        <source>The tensor &quot;%1&quot; for %2 holds a value that %3 cannot hold.</source>
        <translation>%2 のテンソル「%1」に、%3 では表せない値があります。</translation>
    </message>
    <message>
        <source>%1 cannot be copied to %2: %3.</source>
        <translation>%1 を %2 にコピーできません: %3。</translation>
    </message>
    <message>
        <source>The motion module %1 cannot be used: at &quot;%2&quot; it %3.</source>
        <translation>モーションモジュール %1 は使用できません。「%2」で%3。</translation>
    </message>
    <message>
        <source>The script %1 cannot be used: %2.</source>
        <translation>スクリプト %1 は使用できません: %2。</translation>
    </message>
    <message>
        <source>%1: the setting &quot;%2&quot; of the motion module is &quot;%3&quot; where %4 was needed.</source>
        <translation>%1: モーションモジュールの設定「%2」が「%3」です。必要な値: %4。</translation>
    </message>
    <message>
        <source>%1: its metadata name the slot &quot;%2&quot; where one such as &quot;down_blocks.0.motion_modules.0=320&quot; was needed.</source>
        <translation>%1: メタデータの場所が「%2」ですが、「down_blocks.0.motion_modules.0=320」のような指定が必要です。</translation>
    </message>
    <message>
        <source>%1 says &quot;%2&quot; is %3, which does not divide the text encoder&apos;s width of %4.</source>
        <translation>%1 では「%2」が %3 ですが、テキストエンコーダーの幅 %4 を割り切れません。</translation>
    </message>
    <message>
        <source>%1 is no index of a sharded model: a &quot;weight_map&quot; of names was needed.</source>
        <translation>%1 は分割されたモデルのインデックスではありません。名前の「weight_map」が必要です。</translation>
    </message>
    <message>
        <source>None of the layers that were named was heard.</source>
        <translation>指定された層はどれも使われませんでした。</translation>
    </message>
    <message>
        <source>No weights have a name that begins with %1.</source>
        <translation>%1 で始まる名前の重みはありません。</translation>
    </message>
    <message>
        <source>The layer %1 is the first with NaN or infinity, in step %2.</source>
        <translation>最初にNaNまたは無限大が現れたのは、ステップ %2 の層 %1 です。</translation>
    </message>
    <message>
        <source>The weights %1 are the first with NaN or infinity.</source>
        <translation>最初にNaNまたは無限大が現れた重みは %1 です。</translation>
    </message>
    <message>
        <source>making a %1 file</source>
        <translation>%1 ファイルの作成</translation>
    </message>
    <message>
        <source>an empty file</source>
        <translation>空のファイル</translation>
    </message>
    <message>
        <source>a zip archive like .ckpt, .pt and .pth files</source>
        <translation>.ckpt、.pt、.pth のようなZIPアーカイブ</translation>
    </message>
    <message>
        <source>an empty zip archive</source>
        <translation>空のZIPアーカイブ</translation>
    </message>
    <message>
        <source>a Python pickle like old .ckpt and .pt files</source>
        <translation>古い .ckpt や .pt のようなPythonのpickle</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>Pythonのpickle</translation>
    </message>
    <message>
        <source>a git-lfs pointer, a note in place of the file</source>
        <translation>git-lfsのポインター (ファイルの代わりのメモ)</translation>
    </message>
    <message>
        <source>a GGUF file</source>
        <translation>GGUFファイル</translation>
    </message>
    <message>
        <source>a PNG picture</source>
        <translation>PNG画像</translation>
    </message>
    <message>
        <source>a JSON text</source>
        <translation>JSONのテキスト</translation>
    </message>
    <message>
        <source>a web page, an error message of the server perhaps</source>
        <translation>Webページ (サーバーのエラーメッセージかもしれません)</translation>
    </message>
    <message>
        <source>its temporary file went away</source>
        <translation>一時ファイルがなくなりました</translation>
    </message>
    <message>
        <source>the shapes of its tensors for &quot;%1&quot; contradict each other</source>
        <translation>「%1」のテンソルの形状が互いに矛盾しています</translation>
    </message>
    <message>
        <source>its text &quot;sd-ti-embedding&quot; holds no vectors</source>
        <translation>テキスト「sd-ti-embedding」にベクトルがありません</translation>
    </message>
    <message>
        <source>its pickle has %1 at byte %2</source>
        <translation>pickleの %2 バイト目に誤りがあります (%1)</translation>
    </message>
    <message>
        <source>its pickle has %1 bytes, and at most %2 are allowed</source>
        <translation>pickleが %1 バイトありますが、上限は %2 バイトです</translation>
    </message>
    <message>
        <source>the data of tensor &quot;%1&quot;, storage &quot;%2&quot;, are missing</source>
        <translation>テンソル「%1」のデータ (ストレージ「%2」) がありません</translation>
    </message>
    <message>
        <source>the data of tensor &quot;%1&quot; have %2 bytes of %3</source>
        <translation>テンソル「%1」のデータが %3 バイト中 %2 バイトしかありません</translation>
    </message>
    <message>
        <source>nothing says of what type its storage &quot;%1&quot; is</source>
        <translation>ストレージ「%1」の型がどこにも書かれていません</translation>
    </message>
    <message>
        <source>its dictionaries contain each other</source>
        <translation>辞書が互いを含んでいます</translation>
    </message>
    <message>
        <source>entry %1 of %2 of its table of contents cannot be read</source>
        <translation>目次の %2 項目中 %1 番目を読み込めません</translation>
    </message>
    <message>
        <source>its entry &quot;%1&quot; of %2 bytes reaches beyond its end, at %3 bytes</source>
        <translation>項目「%1」(%2 バイト) が、%3 バイトの終わりを越えています</translation>
    </message>
    <message>
        <source>its header is nested more deeply than the format knows</source>
        <translation>ヘッダーの入れ子が形式の許す深さを越えています</translation>
    </message>
    <message>
        <source>its header names tensor &quot;%1&quot; twice</source>
        <translation>ヘッダーにテンソル「%1」が2回あります</translation>
    </message>
    <message>
        <source>its __metadata__ is not a JSON object</source>
        <translation>__metadata__ がJSONオブジェクトではありません</translation>
    </message>
    <message>
        <source>tensor &quot;%1&quot; %2</source>
        <translation>テンソル「%1」%2</translation>
    </message>
    <message>
        <source>is described incompletely</source>
        <translation>の記述が不完全です</translation>
    </message>
    <message>
        <source>is described by values of another kind</source>
        <translation>の記述に別の種類の値があります</translation>
    </message>
    <message>
        <source>of shape %1 reaches beyond its storage of %2 elements</source>
        <translation>(形状 %1) がストレージの %2 要素を越えています</translation>
    </message>
    <message>
        <source>gives NaN or infinity for ordinary numbers</source>
        <translation>通常の数値に対してNaNか無限大になります</translation>
    </message>
    <message>
        <source>gives other numbers when it is asked again</source>
        <translation>もう一度計算すると違う数値になります</translation>
    </message>
    <message>
        <source>its extra file flipbook.json is missing, compressed or no JSON object; slots, max_frames and precision were needed in it</source>
        <translation>付属の flipbook.json がないか、圧縮されているか、JSONオブジェクトではありません。slots、max_frames、precision が必要です</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is %2 where %3 was needed</source>
        <translation>「%1」が %2 ですが、%3 が必要です</translation>
    </message>
    <message>
        <source>it holds %1 tensors where %2 were needed</source>
        <translation>テンソルが %1 個ありますが、%2 個必要です</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>a positive whole number</source>
        <translation>正の整数</translation>
    </message>
    <message>
        <source>a number from %1 to %2</source>
        <translation>%1〜%2の数値</translation>
    </message>
    <message>
        <source>a multiple of 8</source>
        <translation>8の倍数</translation>
    </message>
    <message>
        <source>the path of a folder</source>
        <translation>フォルダーのパス</translation>
    </message>
    <message>
        <source>the folder of the model</source>
        <translation>モデルのフォルダー</translation>
    </message>
    <message>
        <source>auto, fp32, fp16 or bf16</source>
        <translation>auto、fp32、fp16、bf16 のいずれか</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>%1 のいずれか</translation>
    </message>
    <message>
        <source>a name for the file was needed, without a folder</source>
        <translation>ファイルの名前だけが必要です (フォルダーなし)</translation>
    </message>
    <message>
        <source>a multiple of workers times accumulate was needed</source>
        <translation>workers × accumulate の倍数が必要です</translation>
    </message>
    <message>
        <source>%1 was needed</source>
        <translation>必要な値: %1</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>This is not possible as it was asked for.</source>
        <translation>指定された内容では実行できません。</translation>
    </message>
    <message>
        <source>Something that is needed was not found.</source>
        <translation>必要なものが見つかりません。</translation>
    </message>
    <message>
        <source>Reading or writing failed.</source>
        <translation>読み込みまたは書き込みに失敗しました。</translation>
    </message>
    <message>
        <source>A file is of a kind that cannot be used here.</source>
        <translation>ここでは使用できない種類のファイルです。</translation>
    </message>
    <message>
        <source>A file is damaged.</source>
        <translation>ファイルが破損しています。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>メモリが足りません。</translation>
    </message>
    <message>
        <source>The device cannot be used or was lost.</source>
        <translation>デバイスが使用できないか、失われました。</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>中止されました。</translation>
    </message>
    <message>
        <source>The numbers overflowed.</source>
        <translation>数値がオーバーフローしました。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have.</source>
        <translation>想定外の問題が発生しました。</translation>
    </message>
    <message>
        <source>%1 In English: “%2”</source>
        <translation>%1 英語: 「%2」</translation>
    </message>
</context>
<context>
    <name>FailureBanner</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Makes the same clip once more</source>
        <translation>同じクリップをもう一度作成します</translation>
    </message>
    <message>
        <source>There is not enough memory for this clip.</source>
        <translation>このクリップに必要なメモリが足りません。</translation>
    </message>
    <message>
        <source>The numbers overflowed, so the clip would be black.</source>
        <translation>数値がオーバーフローしたため、クリップは真っ黒になります。</translation>
    </message>
    <message>
        <source>The device was lost. What waits in the queue is kept.</source>
        <translation>デバイスが失われました。キューで待機中のものは保持されています。</translation>
    </message>
    <message>
        <source>A model file cannot be used.</source>
        <translation>モデルファイルを使用できません。</translation>
    </message>
    <message>
        <source>These settings do not work together.</source>
        <translation>これらの設定は組み合わせて使えません。</translation>
    </message>
    <message>
        <source>The clip could not be made.</source>
        <translation>クリップを作成できませんでした。</translation>
    </message>
    <message>
        <source>Try again in fp32</source>
        <translation>fp32で再試行</translation>
    </message>
    <message>
        <source>Takes more memory, and overflows later</source>
        <translation>メモリを多く使いますが、オーバーフローしにくくなります</translation>
    </message>
    <message>
        <source>Restart engine</source>
        <translation>エンジンを再起動</translation>
    </message>
    <message>
        <source>Loads the engine anew and goes on</source>
        <translation>エンジンを読み込み直して続行します</translation>
    </message>
    <message>
        <source>Choose another…</source>
        <translation>別のものを選ぶ…</translation>
    </message>
    <message>
        <source>Choose another model</source>
        <translation>別のモデルを選ぶ</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>Go to the setting</source>
        <translation>この設定へ</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source> · made in %1 s</source>
        <translation> · 作成時間 %1 秒</translation>
    </message>
    <message>
        <source>Stopped before its end</source>
        <translation>途中で中止</translation>
    </message>
    <message>
        <source>, starred</source>
        <translation>、スター付き</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>(プロンプトなし)</translation>
    </message>
    <message>
        <source>%1×%2 · %3 frames</source>
        <translation>%1×%2・%3フレーム</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>Put a clip back</source>
        <translation>クリップを元に戻す</translation>
    </message>
    <message>
        <source>Put %1 clips back</source>
        <translation>%1個のクリップを元に戻す</translation>
    </message>
    <message>
        <source>Move a clip to the trash</source>
        <translation>クリップをゴミ箱へ移動</translation>
    </message>
    <message>
        <source>Move %1 clips to the trash</source>
        <translation>%1個のクリップをゴミ箱へ移動</translation>
    </message>
    <message>
        <source>Rename a clip</source>
        <translation>クリップの名前を変更</translation>
    </message>
</context>
<context>
    <name>HistoryStore</name>
    <message>
        <source>The history was made by a newer version of Flipbook: it is shown, and nothing of this session is added to it.</source>
        <translation>この履歴は新しいバージョンのFlipbookで作成されたものです。表示はしますが、このセッションの内容は追加されません。</translation>
    </message>
    <message>
        <source>The history was damaged. A new one was begun from the clips that are kept; the old file is %1.</source>
        <translation>履歴が破損していました。残っているクリップから新しい履歴を作成しました。古いファイルは %1 です。</translation>
    </message>
    <message>
        <source>The clip&apos;s frames are gone: %1.</source>
        <translation>クリップのフレームが見つかりません: %1。</translation>
    </message>
    <message>
        <source>A frame is damaged: %1.</source>
        <translation>フレームが破損しています: %1。</translation>
    </message>
</context>
<context>
    <name>Infotext</name>
    <message>
        <source>%1 “%2” cannot be taken over.</source>
        <translation>%1「%2」は取り込めません。</translation>
    </message>
    <message>
        <source>The model “%1” is not in the model folders.</source>
        <translation>モデル「%1」はモデルフォルダーにありません。</translation>
    </message>
    <message>
        <source>The model “%1” is not in the model folders. Look for the file with the SHA-256 %2….</source>
        <translation>モデル「%1」はモデルフォルダーにありません。SHA-256 が %2… のファイルを探してください。</translation>
    </message>
</context>
<context>
    <name>JobText</name>
    <message>
        <source>seed %1 · %2 frames</source>
        <translation>シード %1・%2フレーム</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>モデルの読み込み</translation>
    </message>
    <message>
        <source>Reading the prompt</source>
        <translation>プロンプトの読み取り</translation>
    </message>
    <message>
        <source>Denoising</source>
        <translation>ノイズ除去</translation>
    </message>
    <message>
        <source>Decoding frames</source>
        <translation>フレームのデコード</translation>
    </message>
    <message>
        <source>Writing the file</source>
        <translation>ファイルの書き出し</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Stopping after the current step…</source>
        <translation>現在のステップの後で中止します…</translation>
    </message>
    <message>
        <source> · window %1/%2</source>
        <translation> · ウィンドウ %1/%2</translation>
    </message>
    <message>
        <source>%1:%2 left</source>
        <translation>残り %1:%2</translation>
    </message>
    <message>
        <source>(no prompt)</source>
        <translation>(プロンプトなし)</translation>
    </message>
    <message>
        <source>Done · %1</source>
        <translation>完了 · %1</translation>
    </message>
    <message>
        <source>Stopped · %1</source>
        <translation>中止 · %1</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
</context>
<context>
    <name>MemoryRemedies</name>
    <message>
        <source>Needs about %1 GB instead of %2 GB; %3 GB are free</source>
        <translation>必要なのは約 %1 GB (現在 %2 GB)、空きは %3 GB です</translation>
    </message>
    <message>
        <source>Smaller picture</source>
        <translation>画像を小さくする</translation>
    </message>
    <message>
        <source>Much smaller picture</source>
        <translation>画像をもっと小さくする</translation>
    </message>
    <message>
        <source>Smaller context</source>
        <translation>コンテキストを短くする</translation>
    </message>
    <message>
        <source>The motion module sees %1 frames at once instead of %2</source>
        <translation>モーションモジュールが一度に見るフレーム数を%2から%1に減らします</translation>
    </message>
    <message>
        <source>%1 × %2 instead of %3 × %4</source>
        <translation>%3 × %4 の代わりに %1 × %2</translation>
    </message>
    <message>
        <source>Half precision</source>
        <translation>半精度</translation>
    </message>
    <message>
        <source>Computes in fp16 instead of fp32</source>
        <translation>fp32 の代わりに fp16 で計算します</translation>
    </message>
    <message>
        <source>Fewer frames</source>
        <translation>フレーム数を減らす</translation>
    </message>
    <message>
        <source>%1 instead of %2</source>
        <translation>%2 から %1 にします</translation>
    </message>
</context>
<context>
    <name>ModelCombo</name>
    <message>
        <source>Models (%1)</source>
        <translation>モデル (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>すべてのファイル (%1)</translation>
    </message>
</context>
<context>
    <name>ModelSearch</name>
    <message>
        <source>%1 is not there, nor another file of this name in the model folders.</source>
        <translation>%1 がなく、モデルフォルダーに同じ名前のファイルもありません。</translation>
    </message>
    <message>
        <source>%1 is not there, nor a copy of it in the model folders. Look for the file with the SHA-256 %2.</source>
        <translation>%1 がなく、モデルフォルダーにそのコピーもありません。SHA-256 が %2 のファイルを探してください。</translation>
    </message>
    <message>
        <source>%1 is not there; its copy %2 is taken.</source>
        <translation>%1 がないため、同じ内容の %2 を使います。</translation>
    </message>
    <message>
        <source>%1 is not there; %2 is taken because of its name, and may be another version.</source>
        <translation>%1 がないため、名前の同じ %2 を使います。別のバージョンかもしれません。</translation>
    </message>
</context>
<context>
    <name>ModelUse</name>
    <message>
        <source>%1 is %2, which Flipbook has no use for.</source>
        <translation>%1 はFlipbookで使えない種類のファイルです (%2)。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>%1 を使用</translation>
    </message>
    <message>
        <source>%1 is used from the next clip on.</source>
        <translation>%1 は次のクリップから使われます。</translation>
    </message>
</context>
<context>
    <name>Motion</name>
    <message>
        <source>The model&apos;s own</source>
        <translation>モデルの既定値</translation>
    </message>
    <message>
        <source>None: still pictures</source>
        <translation>なし: 静止画</translation>
    </message>
</context>
<context>
    <name>MotionPresets</name>
    <message>
        <source>There is no MotionLoRA for the camera move “%1” that fits this model: add one to the model folders.</source>
        <translation>このモデルに合うカメラの動き「%1」のMotionLoRAがありません。モデルフォルダーに追加してください。</translation>
    </message>
    <message>
        <source>This model does not know the motion “%1”.</source>
        <translation>このモデルはモーション「%1」に対応していません。</translation>
    </message>
</context>
<context>
    <name>Project</name>
    <message>
        <source>seed_rule is none of fixed, random, increment, decrement.</source>
        <translation>seed_ruleがfixed、random、increment、decrementのいずれでもありません。</translation>
    </message>
    <message>
        <source>clip_count is no whole number.</source>
        <translation>clip_countが整数ではありません。</translation>
    </message>
    <message>
        <source>It is no Flipbook project.</source>
        <translation>Flipbookのプロジェクトではありません。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>Another file…</source>
        <translation>別のファイル…</translation>
    </message>
</context>
<context>
    <name>Recall</name>
    <message>
        <source>Recall all settings</source>
        <translation>すべての設定を呼び出す</translation>
    </message>
    <message>
        <source>Recall the prompt</source>
        <translation>プロンプトを呼び出す</translation>
    </message>
    <message>
        <source>Recall the seed</source>
        <translation>シードを呼び出す</translation>
    </message>
    <message>
        <source>Recall the size</source>
        <translation>サイズを呼び出す</translation>
    </message>
    <message>
        <source>Remix: all but the seed</source>
        <translation>リミックス: シード以外すべて</translation>
    </message>
</context>
<context>
    <name>SettingNames</name>
    <message>
        <source>Checkpoint</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Weights of the checkpoint</source>
        <translation>チェックポイントの重み</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>モーションモジュール</translation>
    </message>
    <message>
        <source>Motion scale</source>
        <translation>モーションスケール</translation>
    </message>
    <message>
        <source>Motion effect</source>
        <translation>モーション効果</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Motion LoRAs</source>
        <translation>MotionLoRA</translation>
    </message>
    <message>
        <source>Folders of LoRAs</source>
        <translation>LoRAのフォルダー</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>強調</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>Frames per second</source>
        <translation>フレームレート</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>ベータ</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>予測方式</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>CFG scale</source>
        <translation>CFGスケール</translation>
    </message>
    <message>
        <source>CFG rescale</source>
        <translation>CFGリスケール</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Noise drawn as</source>
        <translation>ノイズの生成方式</translation>
    </message>
    <message>
        <source>Context length</source>
        <translation>コンテキスト長</translation>
    </message>
    <message>
        <source>Context stride</source>
        <translation>コンテキストストライド</translation>
    </message>
    <message>
        <source>Context overlap</source>
        <translation>コンテキストオーバーラップ</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>閉ループ</translation>
    </message>
    <message>
        <source>Context schedule</source>
        <translation>コンテキストスケジュール</translation>
    </message>
    <message>
        <source>Fuse method</source>
        <translation>ブレンド方法</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Further motion modules</source>
        <translation>追加のモーションモジュール</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>yes</source>
        <translation>はい</translation>
    </message>
    <message>
        <source>no</source>
        <translation>いいえ</translation>
    </message>
</context>
<context>
    <name>TrainingLog</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 を読み込めません: %2</translation>
    </message>
    <message>
        <source>%1 holds no training: a train.jsonl, or a table that was saved from this plot, was needed.</source>
        <translation>%1 には学習の記録がありません。train.jsonl か、このグラフから保存した表が必要です。</translation>
    </message>
</context>
<context>
    <name>TrainingSettings</name>
    <message>
        <source>Choose the folder that the result goes to.</source>
        <translation>結果を保存するフォルダを選んでください。</translation>
    </message>
    <message>
        <source>The file that is made needs a name.</source>
        <translation>作成するファイルには名前が必要です。</translation>
    </message>
    <message>
        <source>A name has no slash in it.</source>
        <translation>名前にスラッシュは使えません。</translation>
    </message>
    <message>
        <source>Choose the model that it is made for.</source>
        <translation>対象となるモデルを選んでください。</translation>
    </message>
    <message>
        <source>A VAE learns from the built-in pictures only.</source>
        <translation>VAE は内蔵の画像からのみ学習します。</translation>
    </message>
    <message>
        <source>Choose the folder with clips or pictures.</source>
        <translation>クリップか画像のフォルダを選んでください。</translation>
    </message>
    <message>
        <source>%1 is not a folder.</source>
        <translation>%1 はフォルダではありません。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ActivationPlot</name>
    <message>
        <source>Activations</source>
        <translation>活性</translation>
    </message>
    <message>
        <source>The standard deviation of what layers give, step by step, a line for each.</source>
        <translation>各層の出力の標準偏差をステップごとに示します。層ごとに一本の線です。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>std. dev.</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>%1, step %2: standard deviation %3, mean %4, from %5 to %6</source>
        <translation>%1、ステップ %2:標準偏差 %3、平均 %4、%5 から %6</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>Greatest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Not finite</source>
        <translation>非有限</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttachedModules</name>
    <message>
        <source>Steps are a range in percent, “20 – 80”.</source>
        <translation>ステップは「20 – 80」のようにパーセントの範囲で書きます。</translation>
    </message>
    <message>
        <source>Attach a motion module</source>
        <translation>モーションモジュールを追加</translation>
    </message>
    <message>
        <source>One that works besides the model&apos;s own</source>
        <translation>モデル自身のものに加えて働きます</translation>
    </message>
    <message>
        <source>Work before the one above</source>
        <translation>上のものより先に働かせる</translation>
    </message>
    <message>
        <source>Take it off</source>
        <translation>取り外す</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>効果</translation>
    </message>
    <message>
        <source>A number, 0 to 1 and beyond, or a curve “0:(1.0), 8:(0.5)”</source>
        <translation>数値（0～1、それ以上も可）または曲線「0:(1.0), 8:(0.5)」</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>Of a module with several: “pan-left”, or a mix “pan-left:0.6 + zoom-in:0.4”</source>
        <translation>複数持つモジュールの場合:「pan-left」、または混合「pan-left:0.6 + zoom-in:0.4」</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>ブロック</translation>
    </message>
    <message>
        <source>Where it works: “all”, or some of “down, mid, up.1, up.2-3”</source>
        <translation>働く場所:「all」、または「down, mid, up.1, up.2-3」の一部</translation>
    </message>
    <message>
        <source>Steps, %</source>
        <translation>ステップ, %</translation>
    </message>
    <message>
        <source>When it works: “0 – 100” is the whole sampling</source>
        <translation>働く時期:「0 – 100」はサンプリング全体</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>スケール</translation>
    </message>
    <message>
        <source>Multiplies the keys of its attention; a number or a curve</source>
        <translation>アテンションのキーに掛けます。数値または曲線</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttentionPlot</name>
    <message>
        <source>Attention</source>
        <translation>アテンション</translation>
    </message>
    <message>
        <source>How much each frame, from top to bottom, looks at each frame, from left to right; the stronger the colour, the more.</source>
        <translation>各フレーム(上から下)が各フレーム(左から右)をどれだけ見ているか。色が濃いほど強く見ています。</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>見られる側</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Frame %1 looks at frame %2: %3 %</source>
        <translation>フレーム %1 がフレーム %2 を見る割合:%3 %</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::AttentionView</name>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>アテンションヘッド</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距離</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>ヘッド</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::BannerRow</name>
    <message>
        <source>Message</source>
        <translation>メッセージ</translation>
    </message>
    <message>
        <source>Shows the next message</source>
        <translation>次のメッセージを表示します</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipCarrier</name>
    <message>
        <source>%1 is ready: drag it once more.</source>
        <translation>%1 の準備ができました。もう一度ドラッグしてください。</translation>
    </message>
    <message>
        <source>Copied %1</source>
        <translation>%1 をコピーしました</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipEditForm</name>
    <message>
        <source>From in to out: %1 to %2</source>
        <translation>イン点からアウト点: %1～%2</translation>
    </message>
    <message>
        <source>F&amp;rames</source>
        <translation>フレーム(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Times</source>
        <translation>回数(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Stand still</source>
        <translation>静止(&amp;S)</translation>
    </message>
    <message>
        <source>Frames a second</source>
        <translation>フレームレート (毎秒)</translation>
    </message>
    <message>
        <source>Frames a s&amp;econd</source>
        <translation>フレームレート (毎秒)(&amp;E)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>2 × the frames, FFmpeg&apos;s minterpolate</source>
        <translation>2 倍、FFmpeg の minterpolate</translation>
    </message>
    <message>
        <source>4 × the frames, FFmpeg&apos;s minterpolate</source>
        <translation>4 倍、FFmpeg の minterpolate</translation>
    </message>
    <message>
        <source>&amp;In between</source>
        <translation>中間フレーム(&amp;I)</translation>
    </message>
    <message>
        <source>Si&amp;ze</source>
        <translation>サイズ(&amp;Z)</translation>
    </message>
    <message>
        <source>How often the frames stand in the file</source>
        <translation>ファイル内で繰り返す回数</translation>
    </message>
    <message>
        <source>forward and &amp;back</source>
        <translation>往復再生(&amp;B)</translation>
    </message>
    <message>
        <source>Frames to stand still at the start</source>
        <translation>先頭で静止するフレーム数</translation>
    </message>
    <message>
        <source>Frames to stand still at the end</source>
        <translation>末尾で静止するフレーム数</translation>
    </message>
    <message>
        <source>frames at the start,</source>
        <translation>フレーム (先頭)、</translation>
    </message>
    <message>
        <source>at the end</source>
        <translation>フレーム (末尾)</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>%1: %2 × %3 pixels</source>
        <translation>%1: %2 × %3 ピクセル</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>そのまま</translation>
    </message>
    <message>
        <source>Half</source>
        <translation>半分</translation>
    </message>
    <message>
        <source>%1 times</source>
        <translation>%1 倍</translation>
    </message>
    <message>
        <source>s&amp;harp pixels</source>
        <translation>くっきりしたピクセル(&amp;H)</translation>
    </message>
    <message>
        <source>Enlarges every pixel to a block; otherwise edges are smooth</source>
        <translation>各ピクセルをそのまま四角に拡大します。オフのときは滑らかに拡大します</translation>
    </message>
    <message>
        <source>%1 frames at %2 a second: %3 s</source>
        <translation>%1 フレーム、毎秒 %2: %3 秒</translation>
    </message>
    <message>
        <source>All %1 frames</source>
        <translation>すべての %1 フレーム</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ClipView</name>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Your clip will play here</source>
        <translation>ここでクリップが再生されます</translation>
    </message>
    <message>
        <source>Write what should be seen and how it moves, then press Generate. The picture moves before the clip is done.</source>
        <translation>映したいものとその動きを書いて「生成」を押してください。クリップの完成前から画像が動きます。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CollapsibleSection</name>
    <message>
        <source>Section %1</source>
        <translation>セクション: %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CompareBar</name>
    <message>
        <source>How the clips are compared</source>
        <translation>クリップの比較方法</translation>
    </message>
    <message>
        <source>How the clips are compared (M)</source>
        <translation>クリップの比較方法 (M)</translation>
    </message>
    <message>
        <source>A only</source>
        <translation>Aのみ</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>並べて表示</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>ワイプ</translation>
    </message>
    <message>
        <source>Where A ends and B begins</source>
        <translation>AとBの境目</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>AとBを入れ替え</translation>
    </message>
    <message>
        <source>Swap A and B (C)</source>
        <translation>AとBを入れ替え (C)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>入れ替え</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>比較を終了</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Settings that differ</source>
        <translation>異なる設定</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
    <message>
        <source>The settings of one of the clips are not known.</source>
        <translation>一方のクリップの設定が不明です。</translation>
    </message>
    <message>
        <source>Both clips have the same settings.</source>
        <translation>両方のクリップの設定は同じです。</translation>
    </message>
    <message>
        <source>Settings that differ: %1</source>
        <translation>異なる設定: %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ComparisonView</name>
    <message>
        <source>Run A and B</source>
        <translation>A と B を実行</translation>
    </message>
    <message>
        <source>The other motion module, B</source>
        <translation>もう一つのモーションモジュール B</translation>
    </message>
    <message>
        <source>The other motion module, B; A is that of the next clip</source>
        <translation>もう一つのモーションモジュール B。A は次のクリップのものです</translation>
    </message>
    <message>
        <source>A and B, layer by layer</source>
        <translation>A と B の層ごとの比較</translation>
    </message>
    <message>
        <source>What</source>
        <translation>項目</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>層</translation>
    </message>
    <message>
        <source>No other motion module was found: say in the preferences where your models are.</source>
        <translation>ほかのモーションモジュールが見つかりません。環境設定でモデルの場所を指定してください。</translation>
    </message>
    <message>
        <source>Makes the clip twice with one seed, and shows both</source>
        <translation>同じシードでクリップを二度作り、両方を表示します</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>attention distance</source>
        <translation>アテンションの距離</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ComposePanel</name>
    <message>
        <source>Motion</source>
        <translation>モーション</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>サンプリング</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>Device and conventions</source>
        <translation>デバイスと方式</translation>
    </message>
    <message>
        <source>Paste settings</source>
        <translation>設定の貼り付け</translation>
    </message>
    <message>
        <source>The settings of the pasted text were taken over.</source>
        <translation>貼り付けたテキストの設定を取り込みました。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ConsistencyPlot</name>
    <message>
        <source>Change between frames</source>
        <translation>フレーム間の変化</translation>
    </message>
    <message>
        <source>How much each frame differs from the next; the last bar is the loop&apos;s seam.</source>
        <translation>各フレームと次のフレームとの差です。最後の棒はループの継ぎ目です。</translation>
    </message>
    <message>
        <source>Seam of the loop, last frame to first: %1 of 255</source>
        <translation>ループの継ぎ目 (最終フレームから先頭へ): %1 / 255</translation>
    </message>
    <message>
        <source>Frame %1 to %2: %3 of 255</source>
        <translation>フレーム %1 から %2: %3 / 255</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Mean difference</source>
        <translation>平均差</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>mean difference</source>
        <translation>平均差</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>変更</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ContextMap</name>
    <message>
        <source>frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>%1 windows; a frame is in %2 to %3 of them.</source>
        <translation>ウィンドウは%1個で、各フレームはそのうち%2～%3個に入ります。</translation>
    </message>
    <message numerus="yes">
        <source>Frame %1 is in %n window(s).</source>
        <translation>
            <numerusform>フレーム %1 は%n個のウィンドウに入っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Which frames pass the network together, window by window.</source>
        <translation>どのフレームが一緒にネットワークを通るかを、ウィンドウごとに示します。</translation>
    </message>
    <message numerus="yes">
        <source>%1 windows; each frame is in %n of them.</source>
        <translation>
            <numerusform>ウィンドウ数 %1、各フレームはそのうち %n 個に含まれます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>最初のフレーム</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>最後のフレーム</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>The one frame passes the network alone.</source>
        <translation>1フレームだけがネットワークを通ります。</translation>
    </message>
    <message>
        <source>All %1 frames pass the network together.</source>
        <translation>全%1フレームがまとめてネットワークを通ります。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ContextPart</name>
    <message>
        <source>Length</source>
        <translation>長さ</translation>
    </message>
    <message>
        <source>Frames that the motion module sees at once; most were trained with 16</source>
        <translation>モーションモジュールが一度に見るフレーム数、多くは16で学習されています</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>オーバーラップ</translation>
    </message>
    <message>
        <source>Frames that neighbouring windows share; more hides their seams and takes longer</source>
        <translation>隣り合うウィンドウが共有するフレーム数、多いほど継ぎ目が目立たず、時間がかかります</translation>
    </message>
    <message>
        <source>Stride</source>
        <translation>ストライド</translation>
    </message>
    <message>
        <source>Windows of every frame, then of every 2nd, every 4th, … for motion that goes far</source>
        <translation>毎フレーム、2フレームごと、4フレームごと…のウィンドウ、長く続く動きに使います</translation>
    </message>
    <message>
        <source>Windows</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Where the windows lie</source>
        <translation>ウィンドウの並べ方</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>均一</translation>
    </message>
    <message>
        <source>Uniform, in a ring</source>
        <translation>均一 (環状)</translation>
    </message>
    <message>
        <source>Static</source>
        <translation>静的</translation>
    </message>
    <message>
        <source>One after the other</source>
        <translation>連続</translation>
    </message>
    <message>
        <source>Closed loop</source>
        <translation>閉ループ</translation>
    </message>
    <message>
        <source>The last frame leads into the first</source>
        <translation>最後のフレームを先頭につなげます</translation>
    </message>
    <message>
        <source>Blend</source>
        <translation>ブレンド</translation>
    </message>
    <message>
        <source>How much say a frame&apos;s place in a window gives it</source>
        <translation>ウィンドウ内の位置によるフレームの重み</translation>
    </message>
    <message>
        <source>Middle most (pyramid)</source>
        <translation>中央を重視 (pyramid)</translation>
    </message>
    <message>
        <source>All alike (flat)</source>
        <translation>すべて均等 (flat)</translation>
    </message>
    <message>
        <source>Ramps in the overlap</source>
        <translation>重なり部分で傾斜</translation>
    </message>
    <message>
        <source>%1 frames fit into one window of %2</source>
        <translation>%1フレームは長さ%2のウィンドウ1つに収まります</translation>
    </message>
    <message>
        <source>Windows one after the other share no frames</source>
        <translation>連続ウィンドウはフレームを共有しません</translation>
    </message>
    <message>
        <source>Only uniform windows have a stride</source>
        <translation>ストライドがあるのは均一ウィンドウだけです</translation>
    </message>
    <message>
        <source>Only uniform windows in a ring close the loop</source>
        <translation>ループを閉じられるのは均一 (環状) ウィンドウだけです</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CurveEditor</name>
    <message>
        <source>Change the value from frame to frame</source>
        <translation>フレームごとに値を変える</translation>
    </message>
    <message>
        <source>%1, open the curve</source>
        <translation>%1、カーブを開く</translation>
    </message>
    <message>
        <source>Shapes, table, copying</source>
        <translation>形、表、コピー</translation>
    </message>
    <message>
        <source>%1, more</source>
        <translation>%1、その他</translation>
    </message>
    <message>
        <source>%1, curve</source>
        <translation>%1、カーブ</translation>
    </message>
    <message>
        <source>%1, table of its points</source>
        <translation>%1、点の表</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>&amp;Hold each value</source>
        <translation>各値を保持(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Smooth</source>
        <translation>なめらか(&amp;S)</translation>
    </message>
    <message>
        <source>Show as ta&amp;ble</source>
        <translation>表で表示(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Add a point to the table</source>
        <translation>表に点を追加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>テキストとしてコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copy for Comfy&amp;UI</source>
        <translation>ComfyUI用にコピー(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>貼り付け(&amp;P)</translation>
    </message>
    <message>
        <source>The value changes from frame to frame</source>
        <translation>値はフレームごとに変わります</translation>
    </message>
    <message>
        <source>A number, or values by frame: 0:(1.0), 8:(1.3)</source>
        <translation>数値、またはフレームごとの値: 0:(1.0), 8:(1.3)</translation>
    </message>
    <message>
        <source>Save as p&amp;icture…</source>
        <translation>画像として保存(&amp;I)…</translation>
    </message>
    <message>
        <source>S&amp;traight</source>
        <translation>直線(&amp;T)</translation>
    </message>
    <message>
        <source>Save curve</source>
        <translation>カーブの保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::CurvePlot</name>
    <message>
        <source>Frame %1: %2</source>
        <translation>フレーム %1: %2</translation>
    </message>
    <message>
        <source>Double-click adds a point, dragging moves it, Del takes it away; arrow keys move the chosen one</source>
        <translation>ダブルクリックで点を追加、ドラッグで移動、Delで削除、矢印キーで選択中の点を移動します</translation>
    </message>
    <message>
        <source>frame</source>
        <translation>フレーム</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DevicePart</name>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Half precision takes half the memory and is faster where the device has it</source>
        <translation>半精度はメモリが半分で済み、対応デバイスではより高速です</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>Change device to %1</source>
        <translation>デバイスを %1 に変更</translation>
    </message>
    <message>
        <source>Noise like</source>
        <translation>ノイズ方式</translation>
    </message>
    <message>
        <source>Whose order of random numbers a seed stands for</source>
        <translation>シードをどのソフトの乱数列として扱うか</translation>
    </message>
    <message>
        <source>Betas</source>
        <translation>ベータ</translation>
    </message>
    <message>
        <source>The noise that the model was trained with; the motion module says which</source>
        <translation>モデルの学習に使われたノイズ、モーションモジュールで決まります</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>線形</translation>
    </message>
    <message>
        <source>Scaled linear</source>
        <translation>スケール付き線形</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>予測方式</translation>
    </message>
    <message>
        <source>What the network was trained to tell; the checkpoint says which</source>
        <translation>ネットワークが学習した予測対象、チェックポイントで決まります</translation>
    </message>
    <message>
        <source>Noise (epsilon)</source>
        <translation>ノイズ (epsilon)</translation>
    </message>
    <message>
        <source>Velocity (v)</source>
        <translation>速度 (v)</translation>
    </message>
    <message>
        <source>Sample</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Emphasis</source>
        <translation>強調</translation>
    </message>
    <message>
        <source>What (word:1.2) does</source>
        <translation>(単語:1.2) の働き</translation>
    </message>
    <message>
        <source>As A1111 has it</source>
        <translation>A1111と同じ</translation>
    </message>
    <message>
        <source>Without levelling</source>
        <translation>正規化なし</translation>
    </message>
    <message>
        <source>Weights are ignored</source>
        <translation>重みを無視</translation>
    </message>
    <message>
        <source>Brackets are text</source>
        <translation>括弧は文字として扱う</translation>
    </message>
    <message>
        <source>Norms</source>
        <translation>正規化</translation>
    </message>
    <message>
        <source>Whose choice of statistics the motion module&apos;s neighbours follow</source>
        <translation>モーションモジュール周辺の正規化の統計をどの実装に合わせるか</translation>
    </message>
    <message>
        <source>The fastest</source>
        <translation>最速</translation>
    </message>
    <message>
        <source>%1 does not compute in it</source>
        <translation>%1 はこの精度で計算できません</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DiagnosticsPanel</name>
    <message>
        <source>Show “%1”</source>
        <translation>「%1」を表示</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Document</name>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <comment>what a step of undo does, from, to</comment>
        <translation>%1: %2 → %3</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::DoneNotice</name>
    <message>
        <source>The clip is done</source>
        <translation>クリップができました</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::EscapeStop</name>
    <message>
        <source>Press Esc again to stop this clip.</source>
        <translation>もう一度Escを押すと、このクリップを中止します。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ExportControl</name>
    <message>
        <source>The engine is still being loaded; then clips can be exported.</source>
        <translation>エンジンを読み込み中です。完了するとクリップを書き出せます。</translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation>%1 を書き出し中</translation>
    </message>
    <message>
        <source>%1 could not be exported.</source>
        <translation>%1 を書き出せませんでした。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Writes the same file once more</source>
        <translation>同じファイルをもう一度書き出します</translation>
    </message>
    <message>
        <source>Change folder…</source>
        <translation>フォルダーを変更…</translation>
    </message>
    <message>
        <source>Writes it into another folder</source>
        <translation>別のフォルダーに書き出します</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>書き出し先フォルダー</translation>
    </message>
    <message>
        <source>Exported: %1</source>
        <translation>書き出し完了: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 are free, and the export may take %2.</source>
        <translation>ディスクの空きが残りわずかです: 空きは %1、書き出しには %2 必要になることがあります。</translation>
    </message>
    <message>
        <source>Export anyway</source>
        <translation>それでも書き出す</translation>
    </message>
    <message>
        <source>Does not ask again until Flipbook starts anew</source>
        <translation>次に Flipbook を起動するまで確認しません</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ExportDialog</name>
    <message>
        <source>MP4 – plays everywhere</source>
        <translation>MP4 – どこでも再生可能</translation>
    </message>
    <message>
        <source>GIF – for chats and web pages, 256 colours</source>
        <translation>GIF – チャットやWebページ用、256色</translation>
    </message>
    <message>
        <source>WebM – small, for web pages</source>
        <translation>WebM – 軽量、Webページ用</translation>
    </message>
    <message>
        <source>PNG frames – a folder of pictures, lossless</source>
        <translation>PNGフレーム – 画像のフォルダー、可逆</translation>
    </message>
    <message>
        <source>Export clip</source>
        <translation>クリップの書き出し</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>%1 – exists already</source>
        <translation>%1 – 既に存在します</translation>
    </message>
    <message>
        <source>Tick a format.</source>
        <translation>形式を選んでください。</translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>ファイルを置き換えますか？</translation>
    </message>
    <message>
        <source>In this folder there is already:
%1</source>
        <translation>このフォルダーには既に次のものがあります:
%1</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>置き換える</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>両方残す</translation>
    </message>
    <message>
        <source>MP4, smaller</source>
        <translation>MP4 (小さめ)</translation>
    </message>
    <message>
        <source>MP4, H.265 – half the size, newer players</source>
        <translation>MP4、H.265 – 約半分のサイズ、新しいプレーヤー向け</translation>
    </message>
    <message>
        <source>MP4 by the graphics card – fast</source>
        <translation>MP4 (グラフィックスカード) – 高速</translation>
    </message>
    <message>
        <source>MP4, H.265 by the graphics card – fast</source>
        <translation>MP4、H.265 (グラフィックスカード) – 高速</translation>
    </message>
    <message>
        <source>WebM, AV1 – smaller, newer browsers</source>
        <translation>WebM、AV1 – より小さい、新しいブラウザー向け</translation>
    </message>
    <message>
        <source>QuickTime, ProRes 4444 – for video editors</source>
        <translation>QuickTime、ProRes 4444 – 動画編集用</translation>
    </message>
    <message>
        <source>Matroska, FFV1 – lossless, to keep</source>
        <translation>Matroska、FFV1 – 可逆、保存用</translation>
    </message>
    <message>
        <source>Animated PNG – lossless, for web pages</source>
        <translation>アニメーション PNG – 可逆、ウェブページ用</translation>
    </message>
    <message>
        <source>Animated WebP – small, for chats and web pages</source>
        <translation>アニメーション WebP – 小さい、チャットやウェブページ用</translation>
    </message>
    <message>
        <source>Animated WebP – lossless</source>
        <translation>アニメーション WebP – 可逆</translation>
    </message>
    <message>
        <source>GIF plays at %1 frames a second at most.</source>
        <translation>GIF の再生は毎秒 %1 フレームまでです。</translation>
    </message>
    <message>
        <source>Matroska, FFV1 – lossless, 16 bits</source>
        <translation>Matroska、FFV1 – 可逆、16 ビット</translation>
    </message>
    <message>
        <source>PNG frames – 16 bits</source>
        <translation>PNG フレーム – 16 ビット</translation>
    </message>
    <message>
        <source>Settings as a text, as A1111 writes them</source>
        <translation>設定のテキスト (A1111 形式)</translation>
    </message>
    <message>
        <source>The clip has 8 bits a channel: Preferences keep 16 of those to come</source>
        <translation>このクリップは各色 8 ビットです。環境設定で今後のクリップを 16 ビットで保存できます</translation>
    </message>
    <message>
        <source>Export and close</source>
        <translation>書き出して閉じる</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>書き出す(&amp;X)</translation>
    </message>
    <message>
        <source>Exports and keeps this open for another</source>
        <translation>書き出したあとも開いたままにします</translation>
    </message>
    <message>
        <source>&amp;Copy summary</source>
        <translation>概要をコピー(&amp;C)</translation>
    </message>
    <message>
        <source>Copies what the files become, in the words of FFmpeg</source>
        <translation>書き出す内容を FFmpeg の言葉でコピーします</translation>
    </message>
    <message>
        <source>GIF counts in hundredths of a second: its frames last %1 or %2 of them, %3 a second on the average.</source>
        <translation>GIF は 1/100 秒単位です。各フレームは %1 または %2 単位で、平均で毎秒 %3 フレームになります。</translation>
    </message>
    <message>
        <source>Files to be written</source>
        <translation>書き出すファイル</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FileIntake</name>
    <message>
        <source>%1 does not exist.</source>
        <translation>%1 は存在しません。</translation>
    </message>
    <message>
        <source>Read from %1: please check.</source>
        <translation>%1 から読み取りました。確認してください。</translation>
    </message>
    <message>
        <source>Let go to bring settings back, to use a model or to search a folder for models</source>
        <translation>ここで離すと、設定の呼び戻し、モデルの使用、フォルダー内のモデル検索を行います</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>貼り付けたテキスト</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FileSaver</name>
    <message>
        <source>%1 cannot be written: %2.</source>
        <translation>%1 に書き込めません：%2。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FormatOptions</name>
    <message>
        <source>Options</source>
        <translation>オプション</translation>
    </message>
    <message>
        <source>Format that the options are for</source>
        <translation>オプションの対象の形式</translation>
    </message>
    <message>
        <source>Every format keeps its own options; those of all that are ticked can be changed at once</source>
        <translation>形式ごとにオプションを覚えます。選んだ形式すべてを一度に変えることもできます</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>無限</translation>
    </message>
    <message>
        <source>Pictures play</source>
        <translation>画像の再生回数</translation>
    </message>
    <message>
        <source>How often an animated picture plays: GIF, WebP, PNG</source>
        <translation>アニメーション画像 (GIF、WebP、PNG) の再生回数</translation>
    </message>
    <message>
        <source>Pictures &amp;play</source>
        <translation>画像の再生回数(&amp;P)</translation>
    </message>
    <message>
        <source>GIF&apos;s dither</source>
        <translation>GIF のディザ</translation>
    </message>
    <message>
        <source>How 256 colours stand for the others</source>
        <translation>256 色でほかの色を表す方法</translation>
    </message>
    <message>
        <source>Sierra, fine</source>
        <translation>Sierra（細かい）</translation>
    </message>
    <message>
        <source>Floyd-Steinberg, finer</source>
        <translation>Floyd-Steinberg（より細かい）</translation>
    </message>
    <message>
        <source>Bayer, a pattern; small files</source>
        <translation>Bayer（模様、小さいファイル）</translation>
    </message>
    <message>
        <source>none; bands of colour, smallest files</source>
        <translation>なし（色の段差、最小のファイル）</translation>
    </message>
    <message>
        <source>GIF&apos;s &amp;dither</source>
        <translation>GIF のディザ(&amp;D)</translation>
    </message>
    <message>
        <source>Include &amp;settings</source>
        <translation>設定を含める(&amp;S)</translation>
    </message>
    <message>
        <source>The files carry prompt, seed and all settings: dropped on the window they bring them back</source>
        <translation>ファイルにプロンプト、シード、全設定が記録され、ウィンドウにドロップすると元に戻せます</translation>
    </message>
    <message>
        <source>All ticked formats</source>
        <translation>選んだ形式すべて</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FrameExport</name>
    <message>
        <source>Save frame</source>
        <translation>フレームの保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::FramePart</name>
    <message>
        <source>Size</source>
        <translation>サイズ</translation>
    </message>
    <message>
        <source>the model&apos;s own</source>
        <translation>モデルの既定値</translation>
    </message>
    <message>
        <source>Change size to %1</source>
        <translation>サイズを %1 に変更</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>More than the context length go through the network in windows</source>
        <translation>コンテキスト長を超える分は、ウィンドウに分けてネットワークを通ります</translation>
    </message>
    <message>
        <source>Frames/s</source>
        <translation>フレーム/秒</translation>
    </message>
    <message>
        <source>How fast the clip plays</source>
        <translation>クリップの再生の速さ</translation>
    </message>
    <message>
        <source>%1 s of film</source>
        <translation>映像 %1 秒</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::GradientTable</name>
    <message>
        <source>not a number</source>
        <translation>数値ではない</translation>
    </message>
    <message>
        <source>learns nothing</source>
        <translation>学習していない</translation>
    </message>
    <message>
        <source>far above its mean</source>
        <translation>平均を大きく超えている</translation>
    </message>
    <message>
        <source>Gradients of the parts</source>
        <translation>各部分の勾配</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Mean of 50</source>
        <translation>50回の平均</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>状態</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::HistoryDelegate</name>
    <message>
        <source>Name of the clip</source>
        <translation>クリップの名前</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::HistoryPanel</name>
    <message>
        <source>History of clips</source>
        <translation>クリップの履歴</translation>
    </message>
    <message>
        <source>Show (Enter)</source>
        <translation>表示 (Enter)</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>呼び出し</translation>
    </message>
    <message>
        <source>Compare with the clip shown</source>
        <translation>表示中のクリップと比較</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>書き出し…</translation>
    </message>
    <message>
        <source>Star (.)</source>
        <translation>スター (.)</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>履歴を検索</translation>
    </message>
    <message>
        <source>Only starred clips</source>
        <translation>スター付きのクリップのみ</translation>
    </message>
    <message>
        <source>The trash</source>
        <translation>ゴミ箱</translation>
    </message>
    <message>
        <source>As a grid of pictures</source>
        <translation>画像のグリッドで表示</translation>
    </message>
    <message>
        <source>Takes settings of this clip into Compose</source>
        <translation>このクリップの設定を「作成」に取り込みます</translation>
    </message>
    <message>
        <source>More</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>Empty the trash…</source>
        <translation>ゴミ箱を空にする…</translation>
    </message>
    <message>
        <source>Empty the trash</source>
        <translation>ゴミ箱を空にする</translation>
    </message>
    <message>
        <source>The clips in the trash are deleted for good, with their frames.</source>
        <translation>ゴミ箱のクリップはフレームごと完全に削除されます。</translation>
    </message>
    <message>
        <source>The clip is in the trash, for %1 days.</source>
        <translation>クリップはゴミ箱にあり、%1日間残ります。</translation>
    </message>
    <message>
        <source>%1 clips are in the trash, for %2 days.</source>
        <translation>%1個のクリップがゴミ箱にあり、%2日間残ります。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>履歴に戻す</translation>
    </message>
    <message>
        <source>Move to the trash (Del)</source>
        <translation>ゴミ箱へ移動 (Del)</translation>
    </message>
    <message>
        <source>The trash is empty.</source>
        <translation>ゴミ箱は空です。</translation>
    </message>
    <message>
        <source>Clips you make are kept here.</source>
        <translation>作成したクリップはここに保存されます。</translation>
    </message>
    <message>
        <source>Nothing fits the search.</source>
        <translation>検索に一致するものはありません。</translation>
    </message>
    <message>
        <source>Rename (F2)</source>
        <translation>名前を変更 (F2)</translation>
    </message>
    <message>
        <source>Search names, prompts and seeds</source>
        <translation>名前、プロンプト、シードを検索</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorControl</name>
    <message>
        <source>none attached</source>
        <translation>追加なし</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>インスペクター</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorPanel</name>
    <message>
        <source>step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
    <message>
        <source>Look at the model</source>
        <translation>モデルを見る</translation>
    </message>
    <message>
        <source>Look at a clip</source>
        <translation>クリップを見る</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>中止</translation>
    </message>
    <message>
        <source>Stop looking at the model</source>
        <translation>モデルを見るのを中止</translation>
    </message>
    <message>
        <source>Views of the model</source>
        <translation>モデルの表示</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比較</translation>
    </message>
    <message>
        <source>Sizes, statistics and histograms of all weights, LoRAs in them</source>
        <translation>すべての重みのサイズ、統計、ヒストグラム(LoRA 適用後)</translation>
    </message>
    <message>
        <source>Makes the next clip once, and shows what its layers and its attention do</source>
        <translation>次のクリップを一度作り、層とアテンションの働きを表示します</translation>
    </message>
    <message>
        <source>The weights are being read.</source>
        <translation>重みを読み込んでいます。</translation>
    </message>
    <message>
        <source>The model is being loaded.</source>
        <translation>モデルを読み込んでいます。</translation>
    </message>
    <message>
        <source>Looking at a clip: %1</source>
        <translation>クリップを見ています:%1</translation>
    </message>
    <message>
        <source>Clip A: %1</source>
        <translation>クリップ A:%1</translation>
    </message>
    <message>
        <source>Clip B: %1</source>
        <translation>クリップ B:%1</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>層</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::InspectorRun</name>
    <message>
        <source>The model is being looked at.</source>
        <translation>モデルを見ているところです。</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>先にチェックポイントを選んでください</translation>
    </message>
    <message>
        <source>The engine is still being loaded.</source>
        <translation>エンジンを読み込んでいます。</translation>
    </message>
    <message>
        <source>A training goes on: pause it first.</source>
        <translation>学習中です。先に一時停止してください。</translation>
    </message>
    <message>
        <source>A clip is being made: this can begin once it is done.</source>
        <translation>クリップを作成中です。完成後に始められます。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Keeping</name>
    <message>
        <source>Flipbook</source>
        <translation>Flipbook</translation>
    </message>
    <message>
        <source>%1* – Flipbook</source>
        <translation>%1* – Flipbook</translation>
    </message>
    <message>
        <source>%1 – Flipbook</source>
        <translation>%1 – Flipbook</translation>
    </message>
    <message>
        <source>Copy clip as &amp;GIF</source>
        <translation>クリップを GIF としてコピー(&amp;G)</translation>
    </message>
    <message>
        <source>%1 is among the model folders already.</source>
        <translation>%1 はすでにモデルフォルダに入っています。</translation>
    </message>
    <message>
        <source>%1 is looked through for models.</source>
        <translation>%1 でモデルを探しています。</translation>
    </message>
    <message>
        <source>Take it out again</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>Removes it from the model folders</source>
        <translation>モデルフォルダから外します</translation>
    </message>
    <message>
        <source>The settings are in the clipboard, as the text that A1111 writes.</source>
        <translation>設定を A1111 形式のテキストとしてクリップボードに入れました。</translation>
    </message>
    <message>
        <source>The clipboard holds no settings: the text that A1111 and Flipbook write into pictures and clips was needed.</source>
        <translation>クリップボードに設定がありません。A1111 や Flipbook が画像やクリップに書き込むテキストが必要です。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::KeptClips</name>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>The clip could not be kept in the history.</source>
        <translation>クリップを履歴に保存できませんでした。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Writes it once more</source>
        <translation>もう一度書き込みます</translation>
    </message>
    <message>
        <source>Remove from the history</source>
        <translation>履歴から削除</translation>
    </message>
    <message>
        <source>seed %1, partial</source>
        <translation>シード %1、途中まで</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::LogPanel</name>
    <message>
        <source>%1 cannot be written: the log is kept in the window only.</source>
        <translation>%1 に書き込めません。ログはウィンドウ内にのみ保持されます。</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::LossPlot</name>
    <message>
        <source>Training loss</source>
        <translation>学習の損失</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>The loss of each step, its mean, and the learning rate on the right; dots are samples.</source>
        <translation>各ステップの損失とその平均、右に学習率。点はサンプルです。</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Step %1: loss %2, mean %3
Learning rate %4, gradient %5</source>
        <translation>ステップ %1: 損失 %2、平均 %3
学習率 %4、勾配 %5</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>勾配</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MainWindow</name>
    <message>
        <source>Compose</source>
        <translation>作成</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>History</source>
        <translation>履歴</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>診断</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>ログ</translation>
    </message>
    <message>
        <source>Main toolbar</source>
        <translation>メインツールバー</translation>
    </message>
    <message>
        <source>Generate (Ctrl+Enter)</source>
        <translation>生成 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Choose a checkpoint first</source>
        <translation>先にチェックポイントを選んでください</translation>
    </message>
    <message>
        <source>seed %1, partial</source>
        <translation>シード %1、途中まで</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>シード %1</translation>
    </message>
    <message>
        <source>Frame saved as %1</source>
        <translation>フレームを %1 として保存しました</translation>
    </message>
    <message>
        <source>%1 % – Flipbook</source>
        <translation>%1% – Flipbook</translation>
    </message>
    <message>
        <source>Choose a checkpoint</source>
        <translation>チェックポイントの選択</translation>
    </message>
    <message>
        <source>Making clips</source>
        <translation>クリップの生成</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Generate; while one runs, queue it</source>
        <translation>生成。実行中ならキューに追加</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Enter</source>
        <translation>Ctrl+Shift+Enter</translation>
    </message>
    <message>
        <source>Generate next</source>
        <translation>次に生成</translation>
    </message>
    <message>
        <source>Esc, Esc</source>
        <translation>Esc, Esc</translation>
    </message>
    <message>
        <source>Stop the running clip</source>
        <translation>実行中のクリップを停止</translation>
    </message>
    <message>
        <source>Ctrl+Alt+Enter</source>
        <translation>Ctrl+Alt+Enter</translation>
    </message>
    <message>
        <source>Stop the running clip at once</source>
        <translation>実行中のクリップをすぐに停止</translation>
    </message>
    <message>
        <source>Ctrl+L</source>
        <translation>Ctrl+L</translation>
    </message>
    <message>
        <source>Go to the prompt</source>
        <translation>プロンプトへ移動</translation>
    </message>
    <message>
        <source>Playing</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>再生・一時停止</translation>
    </message>
    <message>
        <source>Backwards, stop, forwards; pressed again 2×, 4×, 8×; with K held, one frame</source>
        <translation>逆再生・停止・再生。繰り返すと2×、4×、8×。Kを押しながらで1フレーム</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>1フレーム</translation>
    </message>
    <message>
        <source>Shift+← →, PgUp PgDn</source>
        <translation>Shift+← →, PgUp PgDn</translation>
    </message>
    <message>
        <source>One second</source>
        <translation>1秒</translation>
    </message>
    <message>
        <source>Home End</source>
        <translation>Home End</translation>
    </message>
    <message>
        <source>First and last frame of the range</source>
        <translation>範囲の最初と最後のフレーム</translation>
    </message>
    <message>
        <source>Range begins and ends here</source>
        <translation>イン点・アウト点を設定</translation>
    </message>
    <message>
        <source>Alt+I, Alt+O, Alt+X</source>
        <translation>Alt+I, Alt+O, Alt+X</translation>
    </message>
    <message>
        <source>Clear its beginning, end, both</source>
        <translation>イン点、アウト点、両方を消去</translation>
    </message>
    <message>
        <source>\ or Shift+L</source>
        <translation>\ または Shift+L</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Ping-pong</source>
        <translation>ピンポン再生</translation>
    </message>
    <message>
        <source>[ ] or Shift+, Shift+.</source>
        <translation>[ ] または Shift+, Shift+.</translation>
    </message>
    <message>
        <source>Slower, faster</source>
        <translation>遅く、速く</translation>
    </message>
    <message>
        <source>Looking</source>
        <translation>表示</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>Ctrl+0, Ctrl+1, Ctrl+2</source>
        <translation>Ctrl+0, Ctrl+1, Ctrl+2</translation>
    </message>
    <message>
        <source>Fit, 100 %, 200 %</source>
        <translation>全体、100%、200%</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>Save this frame</source>
        <translation>このフレームを保存</translation>
    </message>
    <message>
        <source>Ctrl+C</source>
        <translation>Ctrl+C</translation>
    </message>
    <message>
        <source>Copy this frame, in the viewer</source>
        <translation>ビューアでこのフレームをコピー</translation>
    </message>
    <message>
        <source>While comparing: next way, swap A and B</source>
        <translation>比較中：次の方法、AとBの入れ替え</translation>
    </message>
    <message>
        <source>F11</source>
        <translation>F11</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>フルスクリーン</translation>
    </message>
    <message>
        <source>Alt+1 … 3</source>
        <translation>Alt+1 … 3</translation>
    </message>
    <message>
        <source>Layouts</source>
        <translation>レイアウト</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>キーボード</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Previous, next key of the prompt</source>
        <translation>プロンプトの前・次のキー</translation>
    </message>
    <message>
        <source>T, Enter, Del</source>
        <translation>T、Enter、Del</translation>
    </message>
    <message>
        <source>In the prompt&apos;s lane: add, write, remove a key</source>
        <translation>プロンプトの行で: キーを追加、編集、削除</translation>
    </message>
    <message>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <source>Copy the clip as a GIF</source>
        <translation>クリップを GIF としてコピー</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Ctrl+M</source>
        <translation>Ctrl+M</translation>
    </message>
    <message>
        <source>Go to the model</source>
        <translation>モデルへ移動</translation>
    </message>
    <message>
        <source>F5</source>
        <translation>F5</translation>
    </message>
    <message>
        <source>Look for models again</source>
        <translation>モデルをもう一度探す</translation>
    </message>
    <message>
        <source>Ctrl+C, Ctrl+V</source>
        <translation>Ctrl+C, Ctrl+V</translation>
    </message>
    <message>
        <source>Outside of texts: copy and paste all settings</source>
        <translation>テキスト以外の場所で: すべての設定をコピー、貼り付け</translation>
    </message>
    <message>
        <source>The device was lost: restart the engine</source>
        <translation>デバイスが失われました: エンジンを再起動してください</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>In the history: rename the clip</source>
        <translation>履歴で: クリップの名前を変更</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>フォルダーで表示</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MemoryLabel</name>
    <message>
        <source>RAM %1/%2 GB</source>
        <translation>RAM %1/%2 GB</translation>
    </message>
    <message>
        <source>Main memory: the program holds %1 of %2; %3 are free.</source>
        <translation>メインメモリ: プログラムが %2 のうち %1 を使用中、空きは %3。</translation>
    </message>
    <message>
        <source>VRAM %1/%2 GB</source>
        <translation>VRAM %1/%2 GB</translation>
    </message>
    <message>
        <source>Memory of the graphics card: the program holds %1 of %2, and used %3 in the last step.</source>
        <translation>グラフィックカードのメモリ: プログラムが %2 のうち %1 を確保し、最後のステップで %3 を使用。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MemoryPlot</name>
    <message>
        <source>Memory</source>
        <translation>メモリ</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>GB</source>
        <translation>GB</translation>
    </message>
    <message>
        <source>%1 s: %2 GB of %3 GB</source>
        <translation>%1 秒: %3 GB中 %2 GB</translation>
    </message>
    <message>
        <source>Memory ran out at the red line.</source>
        <translation>赤い線の位置でメモリが不足しました。</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Phase</source>
        <translation>段階</translation>
    </message>
    <message>
        <source>Memory of the program, and of the graphics card where it is in use, while a clip is made; bands are the phases.</source>
        <translation>クリップ作成中のプログラムのメモリと、使用中ならグラフィックカードのメモリ。帯は段階を表します。</translation>
    </message>
    <message>
        <source>
Graphics card: %1 GB</source>
        <translation>
グラフィックカード: %1 GB</translation>
    </message>
    <message>
        <source>GB of the graphics card</source>
        <translation>グラフィックカードのGB</translation>
    </message>
    <message>
        <source>
Limit of the settings: %1 GB</source>
        <translation>
設定の上限: %1 GB</translation>
    </message>
    <message>
        <source>
Reserved there: %1 GB</source>
        <translation>
予約済み：%1 GB</translation>
    </message>
    <message>
        <source>GB reserved there</source>
        <translation>予約済みのGB</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelCombo</name>
    <message>
        <source>Another file</source>
        <translation>別のファイル</translation>
    </message>
    <message>
        <source>%1: choose another file</source>
        <translation>%1: 別のファイルを選択</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelTree</name>
    <message>
        <source>Motion module</source>
        <translation>モーションモジュール</translation>
    </message>
    <message>
        <source>Attached module %1</source>
        <translation>追加モジュール %1</translation>
    </message>
    <message>
        <source>UNet</source>
        <translation>UNet</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>テキストエンコーダー</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Search layers</source>
        <translation>層を検索</translation>
    </message>
    <message>
        <source>Layers of the model</source>
        <translation>モデルの層</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>パラメータ数</translation>
    </message>
    <message>
        <source>Std. dev.</source>
        <translation>標準偏差</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>%1
%2, mean %3, from %4 to %5</source>
        <translation>%1
%2、平均 %3、%4 から %5</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelsPanel</name>
    <message>
        <source>Words: %1</source>
        <translation>単語: %1</translation>
    </message>
    <message>
        <source>Word: %1</source>
        <translation>単語: %1</translation>
    </message>
    <message>
        <source>&amp;Use</source>
        <translation>使う(&amp;U)</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>モデルを検索</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>About the model</source>
        <translation>モデルについて</translation>
    </message>
    <message>
        <source>Takes it for the next clip</source>
        <translation>次のクリップに使います</translation>
    </message>
    <message>
        <source>&amp;Folders…</source>
        <translation>フォルダ(&amp;F)…</translation>
    </message>
    <message>
        <source>Where models are looked for</source>
        <translation>モデルを探す場所</translation>
    </message>
    <message>
        <source>Checkpoints</source>
        <translation>チェックポイント</translation>
    </message>
    <message>
        <source>Motion modules</source>
        <translation>モーションモジュール</translation>
    </message>
    <message>
        <source>MotionLoRAs</source>
        <translation>MotionLoRA</translation>
    </message>
    <message>
        <source>LoRAs</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>VAEs</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Nothing was found yet: say where your models are.</source>
        <translation>まだ見つかっていません。モデルの場所を指定してください。</translation>
    </message>
    <message>
        <source>Choose a model.</source>
        <translation>モデルを選んでください。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ModelsPart</name>
    <message>
        <source>What does not fit</source>
        <translation>合わないもの</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>The Stable Diffusion 1.5 checkpoint</source>
        <translation>Stable Diffusion 1.5のチェックポイント</translation>
    </message>
    <message>
        <source>Change model to %1</source>
        <translation>モデルを %1 に変更</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Which of the two sets that some checkpoints hold</source>
        <translation>一部のチェックポイントが持つ2組の重みのどちらを使うか</translation>
    </message>
    <message>
        <source>Trained last</source>
        <translation>最終の学習結果</translation>
    </message>
    <message>
        <source>Averaged (EMA)</source>
        <translation>平均 (EMA)</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>モデルの既定値</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>モーションモジュール</translation>
    </message>
    <message>
        <source>What makes pictures move</source>
        <translation>画像に動きを与えるもの</translation>
    </message>
    <message>
        <source>Change motion module to %1</source>
        <translation>モーションモジュールを %1 に変更</translation>
    </message>
    <message>
        <source>Change motion module</source>
        <translation>モーションモジュールを変更</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>Turns what was denoised into pixels</source>
        <translation>ノイズ除去の結果をピクセルに変換します</translation>
    </message>
    <message>
        <source>Change VAE to %1</source>
        <translation>VAEを %1 に変更</translation>
    </message>
    <message>
        <source>Take the model&apos;s own VAE</source>
        <translation>モデル内蔵のVAEを使用</translation>
    </message>
    <message>
        <source>Add a LoRA</source>
        <translation>LoRAを追加</translation>
    </message>
    <message>
        <source>Add LoRA %1</source>
        <translation>LoRA %1 を追加</translation>
    </message>
    <message>
        <source>Remove LoRA</source>
        <translation>LoRAを削除</translation>
    </message>
    <message>
        <source>Change LoRA strength</source>
        <translation>LoRAの強度を変更</translation>
    </message>
    <message>
        <source>Add a MotionLoRA</source>
        <translation>MotionLoRAを追加</translation>
    </message>
    <message>
        <source>Add MotionLoRA %1</source>
        <translation>MotionLoRA %1 を追加</translation>
    </message>
    <message>
        <source>Remove MotionLoRA</source>
        <translation>MotionLoRAを削除</translation>
    </message>
    <message>
        <source>Change MotionLoRA strength</source>
        <translation>MotionLoRAの強度を変更</translation>
    </message>
    <message>
        <source>%1 is %2, and %3 was needed.</source>
        <translation>%1 は %2 ですが、必要なのは %3 です。</translation>
    </message>
    <message>
        <source>A MotionLoRA needs a motion module</source>
        <translation>MotionLoRAにはモーションモジュールが必要です</translation>
    </message>
    <message>
        <source>This model holds one set of weights</source>
        <translation>このモデルの重みは1組だけです</translation>
    </message>
    <message>
        <source>Attach %1</source>
        <translation>%1 を追加</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 を変更</translation>
    </message>
    <message>
        <source>Move motion module</source>
        <translation>モーションモジュールを移動</translation>
    </message>
    <message>
        <source>Take off motion module</source>
        <translation>モーションモジュールを取り外す</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::MotionPart</name>
    <message>
        <source>Save, rename, import and export presets</source>
        <translation>プリセットの保存、名前の変更、読み込み、書き出し</translation>
    </message>
    <message>
        <source>&amp;Save as a new preset…</source>
        <translation>新しいプリセットとして保存(&amp;S)…</translation>
    </message>
    <message>
        <source>Save the &amp;changes</source>
        <translation>変更を保存(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>名前を変更(&amp;R)…</translation>
    </message>
    <message>
        <source>Rename preset</source>
        <translation>プリセット名の変更</translation>
    </message>
    <message>
        <source>&amp;Duplicate</source>
        <translation>複製(&amp;D)</translation>
    </message>
    <message>
        <source>De&amp;lete</source>
        <translation>削除(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>読み込み(&amp;I)…</translation>
    </message>
    <message>
        <source>Import a preset</source>
        <translation>プリセットの読み込み</translation>
    </message>
    <message>
        <source>Motion presets (%1)</source>
        <translation>モーションプリセット (%1)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>書き出し(&amp;E)…</translation>
    </message>
    <message>
        <source>Export the preset</source>
        <translation>プリセットの書き出し</translation>
    </message>
    <message>
        <source>Reset to the &amp;original</source>
        <translation>元の内容にリセット(&amp;O)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>How strongly frames look at each other: above 1 there is more motion</source>
        <translation>フレーム同士が参照し合う強さ、1を超えると動きが大きくなります</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>効果</translation>
    </message>
    <message>
        <source>How much of the motion module is taken: 0 leaves each frame to itself</source>
        <translation>モーションモジュールを効かせる割合、0では各フレームが独立します</translation>
    </message>
    <message>
        <source>Change motion %1</source>
        <translation>モーションの%1を変更</translation>
    </message>
    <message>
        <source>Without a motion module nothing moves.</source>
        <translation>モーションモジュールがないと何も動きません。</translation>
    </message>
    <message>
        <source>Apply preset %1</source>
        <translation>プリセット %1 を適用</translation>
    </message>
    <message>
        <source>Save preset</source>
        <translation>プリセットの保存</translation>
    </message>
    <message>
        <source>My %1</source>
        <translation>マイ %1</translation>
    </message>
    <message>
        <source>My preset</source>
        <translation>マイプリセット</translation>
    </message>
    <message>
        <source>Save preset %1</source>
        <translation>プリセット %1 を保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>Choose how the clip moves.</source>
        <translation>クリップの動き方を選んでください。</translation>
    </message>
    <message>
        <source>Rename preset %1</source>
        <translation>プリセット「%1」の名前を変更</translation>
    </message>
    <message>
        <source>Duplicate preset %1</source>
        <translation>プリセット「%1」を複製</translation>
    </message>
    <message>
        <source>Reset preset %1</source>
        <translation>プリセット「%1」をリセット</translation>
    </message>
    <message>
        <source>Delete preset %1</source>
        <translation>プリセット「%1」を削除</translation>
    </message>
    <message>
        <source>Change preset %1</source>
        <translation>プリセット「%1」を変更</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PlotView</name>
    <message>
        <source>%1 The menu beside the title shows it as a table.</source>
        <translation>%1 タイトル横のメニューで表として表示できます。</translation>
    </message>
    <message>
        <source>%1 as a table</source>
        <translation>%1 (表)</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>表で表示(&amp;T)</translation>
    </message>
    <message>
        <source>Save as &amp;picture…</source>
        <translation>画像として保存(&amp;P)…</translation>
    </message>
    <message>
        <source>Save as &amp;CSV…</source>
        <translation>CSVとして保存(&amp;C)…</translation>
    </message>
    <message>
        <source>Menu of “%1”</source>
        <translation>「%1」のメニュー</translation>
    </message>
    <message>
        <source>Save plot</source>
        <translation>グラフの保存</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG画像 (*.png)</translation>
    </message>
    <message>
        <source>Save table</source>
        <translation>表の保存</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表 (*.csv)</translation>
    </message>
    <message>
        <source>Save as P&amp;DF…</source>
        <translation>PDFとして保存(&amp;D)…</translation>
    </message>
    <message>
        <source>PDF drawing (*.pdf)</source>
        <translation>PDF図面 (*.pdf)</translation>
    </message>
    <message>
        <source>Save as S&amp;VG…</source>
        <translation>SVG として保存(&amp;V)…</translation>
    </message>
    <message>
        <source>Table, picture, drawing, CSV</source>
        <translation>表、画像、図面、CSV</translation>
    </message>
    <message>
        <source>SVG drawing (*.svg)</source>
        <translation>SVG 図面 (*.svg)</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PresetLibrary</name>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (コピー)</translation>
    </message>
    <message>
        <source>%1 cannot be removed.</source>
        <translation>%1 を削除できません。</translation>
    </message>
    <message>
        <source>The preset %1 cannot be written: %2</source>
        <translation>プリセット %1 を書き込めません: %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PresetPicker</name>
    <message>
        <source>Motion presets</source>
        <translation>モーションプリセット</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ProblemChip</name>
    <message>
        <source>Shows what went wrong</source>
        <translation>問題の内容を表示します</translation>
    </message>
    <message>
        <source>1 problem</source>
        <translation>問題 1 件</translation>
    </message>
    <message>
        <source>%1 problems</source>
        <translation>問題 %1 件</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Project</name>
    <message>
        <source>Untitled</source>
        <translation>無題</translation>
    </message>
    <message>
        <source>Older version</source>
        <translation>以前のバージョン</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ProjectMenu</name>
    <message>
        <source>Flipbook projects (*.flipbook)</source>
        <translation>Flipbookプロジェクト (*.flipbook)</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったものを開く(&amp;R)</translation>
    </message>
    <message>
        <source>Older &amp;versions</source>
        <translation>以前のバージョン(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Forget these</source>
        <translation>この一覧を消去(&amp;F)</translation>
    </message>
    <message>
        <source>As of %1</source>
        <translation>%1 時点</translation>
    </message>
    <message>
        <source>None are kept of this project</source>
        <translation>このプロジェクトの以前のバージョンはありません</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>プロジェクトの保存</translation>
    </message>
    <message>
        <source>Save the changes?</source>
        <translation>変更を保存しますか？</translation>
    </message>
    <message>
        <source>%1 has changes that are not saved.</source>
        <translation>%1 に未保存の変更があります。</translation>
    </message>
    <message>
        <source>What you were composing had no file and was put aside.</source>
        <translation>作成中だった内容はファイルがなかったため、別に保管されています。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>呼び戻す</translation>
    </message>
    <message>
        <source>Its settings, as one step of undo</source>
        <translation>その設定を、1回の「元に戻す」で取り消せる形で戻します</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>呼び戻す</translation>
    </message>
    <message>
        <source>There are changes to %1 of %2 that were never saved.</source>
        <translation>%1 に、%2 の保存されていない変更があります。</translation>
    </message>
    <message>
        <source>Restore them</source>
        <translation>復元する</translation>
    </message>
    <message>
        <source>As one step of undo</source>
        <translation>1回の「元に戻す」で取り消せます</translation>
    </message>
    <message>
        <source>A newer version of Flipbook made %1. It stays as it is; what is known of it is shown, and saved under another name.</source>
        <translation>%1 は新しいバージョンのFlipbookで作成されています。元のファイルはそのまま残し、読み取れる内容を表示して、別の名前で保存します。</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>名前を付けて保存…</translation>
    </message>
    <message>
        <source>One clip waits in the queue, which is paused.</source>
        <translation>キューは一時停止中で、クリップ1件が待機しています。</translation>
    </message>
    <message>
        <source>%1 clips wait in the queue, which is paused.</source>
        <translation>キューは一時停止中で、クリップ%1件が待機しています。</translation>
    </message>
    <message>
        <source>Restore and go on</source>
        <translation>復元して続行</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>復元</translation>
    </message>
    <message>
        <source>The queue goes on</source>
        <translation>キューが再開します</translation>
    </message>
    <message>
        <source>Keeps what is shown</source>
        <translation>表示中の内容を残します</translation>
    </message>
    <message>
        <source>Start fresh</source>
        <translation>新しく始める</translation>
    </message>
    <message>
        <source>Empties the queue and the prompt; Undo brings the prompt back</source>
        <translation>キューとプロンプトを空にします、プロンプトは「元に戻す」で戻せます</translation>
    </message>
    <message>
        <source>Flipbook did not end properly last time.</source>
        <translation>前回、Flipbookは正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>Flipbook did not end properly %1 times in a row.</source>
        <translation>Flipbookは%1回続けて正常に終了しませんでした。</translation>
    </message>
    <message>
        <source>Your prompt and settings are back, as of %1.</source>
        <translation>プロンプトと設定は%1の時点のものに復元されています。</translation>
    </message>
    <message>
        <source>Prompt and settings of %1 are back, as of %2.</source>
        <translation>%1のプロンプトと設定は%2の時点のものに復元されています。</translation>
    </message>
    <message>
        <source>Open last saved</source>
        <translation>最後に保存したものを開く</translation>
    </message>
    <message>
        <source>%1 as its file has it; Undo brings the rest back</source>
        <translation>%1をファイルのとおりに開きます。元に戻すと残りも戻ります</translation>
    </message>
    <message>
        <source>Start in safe mode</source>
        <translation>セーフモードで起動</translation>
    </message>
    <message>
        <source>Starts again, on the processor and with the docks where they were at first</source>
        <translation>CPUを使い、パネルを最初の配置に戻して再起動します</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptCompletion</name>
    <message>
        <source>Completion</source>
        <translation>入力候補</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptLane</name>
    <message>
        <source>Prompt over the frames</source>
        <translation>フレームごとのプロンプト</translation>
    </message>
    <message>
        <source>T adds a key at the playhead, Enter writes it, Delete removes it, comma and full stop go from key to key.</source>
        <translation>T で再生位置にキーを追加、Enter で編集、Delete で削除、コンマとピリオドで前後のキーへ移動します。</translation>
    </message>
    <message>
        <source>Frame and prompt of a key</source>
        <translation>キーのフレームとプロンプト</translation>
    </message>
    <message>
        <source>Change prompt key</source>
        <translation>プロンプトキーを変更</translation>
    </message>
    <message>
        <source>Add prompt key</source>
        <translation>プロンプトキーを追加</translation>
    </message>
    <message>
        <source>Remove prompt key</source>
        <translation>プロンプトキーを削除</translation>
    </message>
    <message>
        <source>Move prompt key</source>
        <translation>プロンプトキーを移動</translation>
    </message>
    <message>
        <source>The prompt stays as it is. T adds a key at the playhead.</source>
        <translation>プロンプトは変わりません。T で再生位置にキーを追加します。</translation>
    </message>
    <message>
        <source>Frame %1: %2</source>
        <translation>フレーム %1: %2</translation>
    </message>
    <message>
        <source>Frame %1: %2 % of the way from “%3” to “%4”</source>
        <translation>フレーム %1: 「%3」から「%4」への %2 %</translation>
    </message>
    <message>
        <source>T changes the prompt from a frame on</source>
        <translation>T で途中のフレームからプロンプトを変えられます</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::PromptPart</name>
    <message>
        <source>Prompt</source>
        <translation>プロンプト</translation>
    </message>
    <message>
        <source>What the clip shows</source>
        <translation>クリップに映すもの</translation>
    </message>
    <message>
        <source>Negative</source>
        <translation>ネガティブ</translation>
    </message>
    <message>
        <source>What it must not show</source>
        <translation>映してはいけないもの</translation>
    </message>
    <message>
        <source>Tokens of each chunk of 75 that the text encoder sees at once</source>
        <translation>テキストエンコーダーが一度に見る75トークンごとの区切りのトークン数</translation>
    </message>
    <message>
        <source>Edit prompt</source>
        <translation>プロンプトを編集</translation>
    </message>
    <message>
        <source>Edit negative prompt</source>
        <translation>ネガティブプロンプトを編集</translation>
    </message>
    <message>
        <source>known object</source>
        <translation>既知の物体</translation>
    </message>
    <message>
        <source>known colour</source>
        <translation>既知の色</translation>
    </message>
    <message>
        <source>known background</source>
        <translation>既知の背景</translation>
    </message>
    <message>
        <source>known motion</source>
        <translation>既知の動き</translation>
    </message>
    <message>
        <source>LoRA</source>
        <translation>LoRA</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Without guidance (CFG 1 and below) there is no negative prompt</source>
        <translation>ガイダンスなし (CFG 1以下) ではネガティブプロンプトは使われません</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::QueuePanel</name>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Nothing is queued.
Ctrl+Enter makes a clip.</source>
        <translation>キューは空です。
Ctrl+Enterでクリップを作成します。</translation>
    </message>
    <message>
        <source>Edit these settings</source>
        <translation>この設定を編集</translation>
    </message>
    <message>
        <source>Shows its settings (Enter)</source>
        <translation>設定を表示します (Enter)</translation>
    </message>
    <message>
        <source>Make it next</source>
        <translation>次に実行</translation>
    </message>
    <message>
        <source>Make it next (Alt+Home)</source>
        <translation>次に実行 (Alt+Home)</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Earlier (Alt+Up)</source>
        <translation>前へ (Alt+Up)</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>後へ</translation>
    </message>
    <message>
        <source>Later (Alt+Down)</source>
        <translation>後へ (Alt+Down)</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>複製</translation>
    </message>
    <message>
        <source>Queue it once more (Ctrl+D)</source>
        <translation>もう一度キューに追加 (Ctrl+D)</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Make it again, next of all</source>
        <translation>一番先にもう一度作成します</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Remove from the queue (Del)</source>
        <translation>キューから削除 (Del)</translation>
    </message>
    <message>
        <source>The clip that runs is finished, and none is begun after it</source>
        <translation>実行中のクリップは最後まで作成し、次は開始しません</translation>
    </message>
    <message>
        <source>Clear ended</source>
        <translation>終了分を消去</translation>
    </message>
    <message>
        <source>Removes what is done, failed or stopped; clips stay in the history</source>
        <translation>完了、失敗、中止したものを取り除きます、クリップは履歴に残ります</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>書き出しの進行状況</translation>
    </message>
    <message>
        <source>Stop the export</source>
        <translation>書き出しを中止</translation>
    </message>
    <message>
        <source>Resume queue</source>
        <translation>キューを再開</translation>
    </message>
    <message>
        <source>Pause queue</source>
        <translation>キューを一時停止</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::QuickChoice</name>
    <message>
        <source>How many clips one press of Generate queues</source>
        <translation>「生成」を一度押すとキューに入るクリップの数</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>クリップ数</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>モーション</translation>
    </message>
    <message>
        <source>Change number of clips</source>
        <translation>クリップ数を変更</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RangeSteps</name>
    <message>
        <source>Clear the range</source>
        <translation>範囲を解除</translation>
    </message>
    <message>
        <source>Range: frames %1 to %2</source>
        <translation>範囲: フレーム%1～%2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RecallPreview</name>
    <message>
        <source>Changes</source>
        <translation>変更点</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>現在</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>当時</translation>
    </message>
    <message>
        <source>Recall settings</source>
        <translation>設定の呼び出し</translation>
    </message>
    <message>
        <source>These settings of %1 differ from what is set now.</source>
        <translation>%1 の次の設定が現在の設定と異なります。</translation>
    </message>
    <message>
        <source>The settings of %1 are what is set now.</source>
        <translation>%1 の設定は現在の設定と同じです。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>適用</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>注記</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ResetDot</name>
    <message>
        <source>Changed; a click sets it back to the default</source>
        <translation>変更済み、クリックで既定値に戻します</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 をリセット</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RunMessages</name>
    <message>
        <source>Try again</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Starts the engine once more</source>
        <translation>エンジンをもう一度起動します</translation>
    </message>
    <message>
        <source>The disk is nearly full: %1 are free, and the clips that wait may take %2.</source>
        <translation>ディスクの空きが残りわずかです: 空きは %1、待機中のクリップには %2 必要になることがあります。</translation>
    </message>
    <message>
        <source>Generate anyway</source>
        <translation>それでも生成する</translation>
    </message>
    <message>
        <source>Does not ask again until Flipbook starts anew</source>
        <translation>次に Flipbook を起動するまで確認しません</translation>
    </message>
    <message>
        <source>Keep partial</source>
        <translation>途中結果を残す</translation>
    </message>
    <message>
        <source>Makes a clip of the last preview</source>
        <translation>最後のプレビューからクリップを作ります</translation>
    </message>
    <message>
        <source>Makes the same clip once more</source>
        <translation>同じクリップをもう一度作成します</translation>
    </message>
    <message>
        <source>Stopped at step %1 of %2.</source>
        <translation>ステップ %1 / %2 で中止しました。</translation>
    </message>
    <message>
        <source>Stopped before the first step.</source>
        <translation>最初のステップの前に中止しました。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::RunStatus</name>
    <message>
        <source>Progress of the running clip</source>
        <translation>実行中のクリップの進行状況</translation>
    </message>
    <message>
        <source>Engine is starting…</source>
        <translation>エンジンを起動中…</translation>
    </message>
    <message>
        <source>Queue is paused</source>
        <translation>キューは一時停止中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>準備完了</translation>
    </message>
    <message numerus="yes">
        <source>%n waiting</source>
        <translation>
            <numerusform>待機中 %n件</numerusform>
        </translation>
    </message>
    <message>
        <source>Training: clips wait until it is paused</source>
        <translation>学習中: 一時停止するまでクリップは待ちます</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Waiting for the disk: clips are being written</source>
        <translation>ディスク待ち: クリップを書き込んでいます</translation>
    </message>
    <message>
        <source>Exporting %1 %2 %</source>
        <translation>%1 を書き出し中 %2 %</translation>
    </message>
    <message>
        <source>Loading %1</source>
        <translation>%1 を読み込み中</translation>
    </message>
    <message>
        <source>Loading %1 (%2)</source>
        <translation>%1 を読み込み中 (%2)</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU が失われました</translation>
    </message>
    <message>
        <source>Looking at the model: clips wait</source>
        <translation>モデルを見ています:クリップは待機中</translation>
    </message>
    <message>
        <source>Looking at the model</source>
        <translation>モデルを見ています</translation>
    </message>
    <message>
        <source>Waiting for room on the disk</source>
        <translation>ディスクの空き待ち</translation>
    </message>
    <message>
        <source>Scanning for models…</source>
        <translation>モデルを検索中…</translation>
    </message>
    <message>
        <source>No checkpoint selected</source>
        <translation>チェックポイントが選ばれていません</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Ends the search for models; F5 begins it again</source>
        <translation>モデルの検索を終了します。F5で再開します</translation>
    </message>
    <message>
        <source>Cancel the search for models</source>
        <translation>モデルの検索をキャンセル</translation>
    </message>
    <message>
        <source>Scanning for models: %1 of %2 files</source>
        <translation>モデルを検索中: %2ファイル中%1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SampleView</name>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Samples of an earlier step</source>
        <translation>以前のステップのサンプル</translation>
    </message>
    <message>
        <source>Samples appear here</source>
        <translation>サンプルはここに表示されます</translation>
    </message>
    <message>
        <source>Samples of step %1</source>
        <translation>ステップ %1 のサンプル</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SamplingPart</name>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>More steps are finer and take longer in proportion</source>
        <translation>ステップが多いほど細かくなり、比例して時間がかかります</translation>
    </message>
    <message>
        <source>Clip skip</source>
        <translation>Clip skip</translation>
    </message>
    <message>
        <source>1 takes the text encoder&apos;s last layer; anime models want 2</source>
        <translation>1はテキストエンコーダーの最終層を使います、アニメ系モデルには2が適しています</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <source>How noise becomes pictures</source>
        <translation>ノイズを画像に変える方法</translation>
    </message>
    <message>
        <source>Change sampler to %1</source>
        <translation>サンプラーを %1 に変更</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>How the noise falls from step to step</source>
        <translation>ステップごとのノイズの減り方</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自動</translation>
    </message>
    <message>
        <source>Karras</source>
        <translation>Karras</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>Exponential</translation>
    </message>
    <message>
        <source>SGM uniform</source>
        <translation>SGM uniform</translation>
    </message>
    <message>
        <source>CFG</source>
        <translation>CFG</translation>
    </message>
    <message>
        <source>How closely the prompt is followed; 1 and below take half the time and leave out the negative prompt</source>
        <translation>プロンプトに従う度合い、1以下では時間が半分になり、ネガティブプロンプトは無視されます</translation>
    </message>
    <message>
        <source>CFG rescale</source>
        <translation>CFGリスケール</translation>
    </message>
    <message>
        <source>Takes back the glare of a high CFG; 0.7 is usual</source>
        <translation>高いCFGによるぎらつきを抑えます、通常は0.7です</translation>
    </message>
    <message>
        <source>sampler&apos;s own</source>
        <translation>サンプラーの既定値</translation>
    </message>
    <message>
        <source>Eta</source>
        <translation>Eta</translation>
    </message>
    <message>
        <source>How much fresh noise each step adds</source>
        <translation>各ステップで加える新しいノイズの量</translation>
    </message>
    <message>
        <source>Change eta to %1</source>
        <translation>Etaを %1 に変更</translation>
    </message>
    <message>
        <source>%1 does not know it</source>
        <translation>%1 は対応していません</translation>
    </message>
    <message>
        <source>%1 has a schedule of its own</source>
        <translation>%1 には独自のスケジュールがあります</translation>
    </message>
    <message>
        <source>Only DDIM and TCD know eta</source>
        <translation>Etaに対応しているのはDDIMとTCDだけです</translation>
    </message>
    <message>
        <source>Without guidance (CFG 1 and below) there is nothing to rescale</source>
        <translation>ガイダンスなし (CFG 1以下) ではリスケールの対象がありません</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SchedulePlot</name>
    <message>
        <source>Noise schedule</source>
        <translation>ノイズスケジュール</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Step %1: σ %2, timestep %3, picture&apos;s share %4 %</source>
        <translation>ステップ %1: σ %2、タイムステップ %3、画像成分の割合 %4%</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>σ</source>
        <translation>σ</translation>
    </message>
    <message>
        <source>ᾱ</source>
        <translation>ᾱ</translation>
    </message>
    <message>
        <source>Timestep</source>
        <translation>タイムステップ</translation>
    </message>
    <message>
        <source>How much noise each step begins with, and the picture&apos;s share ᾱ (dashed, right).</source>
        <translation>各ステップ開始時のノイズ量と、画像成分の割合ᾱ (破線、右軸) です。</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>ノイズ</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SeedEdit</name>
    <message>
        <source>Draw another seed</source>
        <translation>シードを引き直す</translation>
    </message>
    <message>
        <source>Equal seeds and settings make equal clips</source>
        <translation>シードと設定が同じなら、同じクリップになります</translation>
    </message>
    <message>
        <source>A seed is a whole number from 0 to 18446744073709551615</source>
        <translation>シードは0から18446744073709551615までの整数です</translation>
    </message>
    <message>
        <source>The seed of the clip that is shown</source>
        <translation>表示中のクリップのシード</translation>
    </message>
    <message>
        <source>The seed of the clip that is shown, %1</source>
        <translation>表示中のクリップのシード、%1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SeedPart</name>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Change seed to %1</source>
        <translation>シードを %1 に変更</translation>
    </message>
    <message>
        <source>Another seed each time</source>
        <translation>毎回別のシード</translation>
    </message>
    <message>
        <source>Which seed the clip after this one has</source>
        <translation>このクリップの次のクリップのシード</translation>
    </message>
    <message>
        <source>Another each time</source>
        <translation>毎回変える</translation>
    </message>
    <message>
        <source>Keep this one</source>
        <translation>固定する</translation>
    </message>
    <message>
        <source>The next higher</source>
        <translation>1つ増やす</translation>
    </message>
    <message>
        <source>The next lower</source>
        <translation>1つ減らす</translation>
    </message>
    <message>
        <source>Clips</source>
        <translation>クリップ数</translation>
    </message>
    <message>
        <source>How many clips one press of Generate queues, each with a seed of its own</source>
        <translation>「生成」を1回押すとキューに入るクリップの数、シードはそれぞれ異なります</translation>
    </message>
    <message>
        <source>Next seed</source>
        <translation>次のシード</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Session</name>
    <message>
        <source>Start fresh</source>
        <translation>新しく始める</translation>
    </message>
    <message>
        <source>Open last saved</source>
        <translation>最後に保存したものを開く</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SettingForm</name>
    <message>
        <source>%1, slider</source>
        <translation>%1、スライダー</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 を変更</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SettingsDialog</name>
    <message>
        <source>Preferences</source>
        <translation>環境設定</translation>
    </message>
    <message>
        <source>Pages of the preferences</source>
        <translation>環境設定のページ</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>ウィンドウ</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>エンジン</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>言語</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>言語(&amp;L)</translation>
    </message>
    <message>
        <source>A new language shows from the next start on.</source>
        <translation>新しい言語は次回の起動から反映されます。</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>ハイコントラスト</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色(&amp;C)</translation>
    </message>
    <message>
        <source>Say when a clip is done while another window is in use</source>
        <translation>別のウィンドウの使用中にクリップが完成したら通知する</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>デバイス</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>使用可能な最速のもの</translation>
    </message>
    <message>
        <source>%1 (not found)</source>
        <translation>%1 (見つかりません)</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>デバイス(&amp;D)</translation>
    </message>
    <message>
        <source>Memory limit in GiB</source>
        <translation>メモリの上限 (GiB)</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>What there is</source>
        <translation>あるだけ使う</translation>
    </message>
    <message>
        <source>&amp;Memory limit</source>
        <translation>メモリの上限(&amp;M)</translation>
    </message>
    <message>
        <source>Clips that need more are refused before they begin. Holds from the next start on.</source>
        <translation>これより多く必要なクリップは開始前に拒否されます。次回の起動から有効です。</translation>
    </message>
    <message>
        <source>Size of the history in GiB</source>
        <translation>履歴のサイズ (GiB)</translation>
    </message>
    <message>
        <source>&amp;History keeps</source>
        <translation>履歴の上限(&amp;H)</translation>
    </message>
    <message>
        <source>Beyond it the oldest clips without a star are deleted.</source>
        <translation>これを超えると、スターのないクリップが古い順に削除されます。</translation>
    </message>
    <message>
        <source>Folders with models: an installation of A1111, Forge or ComfyUI, its extra_model_paths.yaml, or any folder. Nothing is ever written there.</source>
        <translation>モデルのあるフォルダー: A1111、Forge、ComfyUIのインストール先、そのextra_model_paths.yaml、または任意のフォルダーです。そこに書き込むことはありません。</translation>
    </message>
    <message>
        <source>Folders with models</source>
        <translation>モデルのあるフォルダー</translation>
    </message>
    <message>
        <source>&amp;Add folder…</source>
        <translation>フォルダーを追加(&amp;A)…</translation>
    </message>
    <message>
        <source>Add a folder with models</source>
        <translation>モデルのあるフォルダーの追加</translation>
    </message>
    <message>
        <source>Folder with models</source>
        <translation>モデルのあるフォルダー</translation>
    </message>
    <message>
        <source>&amp;Find them</source>
        <translation>自動で探す(&amp;F)</translation>
    </message>
    <message>
        <source>Find folders of A1111, Forge and ComfyUI</source>
        <translation>A1111、Forge、ComfyUIのフォルダーを探す</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>削除(&amp;R)</translation>
    </message>
    <message>
        <source>Remove the chosen folder from the list</source>
        <translation>選択したフォルダーを一覧から削除</translation>
    </message>
    <message>
        <source>Add &amp;list…</source>
        <translation>一覧を追加(&amp;L)…</translation>
    </message>
    <message>
        <source>Add an extra_model_paths.yaml</source>
        <translation>extra_model_paths.yaml の追加</translation>
    </message>
    <message>
        <source>List of folders with models</source>
        <translation>モデルのあるフォルダーの一覧</translation>
    </message>
    <message>
        <source>Lists of ComfyUI (*.yaml *.yml)</source>
        <translation>ComfyUI の一覧 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>&amp;Keep 16 bits a channel</source>
        <translation>各色 16 ビットで保存(&amp;K)</translation>
    </message>
    <message>
        <source>Keep 16 bits a channel</source>
        <translation>各色 16 ビットで保存</translation>
    </message>
    <message>
        <source>For exports with 10 and 16 bits: clips take three times the room in the history. Holds from the next start on.</source>
        <translation>10・16 ビットでの書き出し用です。履歴の容量は約 3 倍になります。次回の起動から有効です。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SideSpinBox</name>
    <message>
        <source>auto</source>
        <translation>自動</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SizeEdit</name>
    <message>
        <source>Width</source>
        <translation>幅</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高さ</translation>
    </message>
    <message>
        <source>Swap width and height</source>
        <translation>幅と高さを入れ替え</translation>
    </message>
    <message>
        <source>Usual sizes</source>
        <translation>よく使うサイズ</translation>
    </message>
    <message>
        <source>Multiples of 8; auto is the model&apos;s own size, %1 × %2</source>
        <translation>8の倍数、「自動」ではモデルの既定サイズ %1 × %2 になります</translation>
    </message>
    <message>
        <source>The model&apos;s own, %1 × %2</source>
        <translation>モデルの既定値、%1 × %2</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::SizeEstimate</name>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StepTimePlot</name>
    <message>
        <source>Step time</source>
        <translation>ステップ時間</translation>
    </message>
    <message>
        <source>mean of 5</source>
        <translation>5回の平均</translation>
    </message>
    <message>
        <source>run before</source>
        <translation>前回</translation>
    </message>
    <message>
        <source>step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>Step %1: %2 ms, mean %3 ms</source>
        <translation>ステップ %1: %2 ms、平均 %3 ms</translation>
    </message>
    <message>
        <source>
Run before: %1 ms</source>
        <translation>
前回: %1 ms</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Mean of 5</source>
        <translation>5回の平均</translation>
    </message>
    <message>
        <source>Run before</source>
        <translation>前回</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>How long each step takes in the network, and above it in the sampler, the preview and elsewhere, with the mean of the last five and the run before.</source>
        <translation>各ステップの時間: ネットワーク、その上にサンプラー、プレビュー、その他。直近 5 回の平均と前回の実行も示します。</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>ネットワーク</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>サンプラー</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>その他</translation>
    </message>
    <message>
        <source>
%1: %2 ms</source>
        <translation>
%1: %2 ms</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StopControl</name>
    <message>
        <source>&amp;Force</source>
        <translation>強制中止(&amp;F)</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>中止中…</translation>
    </message>
    <message>
        <source>Gives the engine up and loads another one; models are read anew</source>
        <translation>エンジンを破棄して新しく読み込みます。モデルは読み直されます</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::StrengthList</name>
    <message>
        <source>Strength of %1</source>
        <translation>%1 の強度</translation>
    </message>
    <message>
        <source>Strength in the UNet</source>
        <translation>UNetでの強度</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>Strength of %1 in the text encoder</source>
        <translation>テキストエンコーダーでの %1 の強度</translation>
    </message>
    <message>
        <source>Strength in the text encoder</source>
        <translation>テキストエンコーダーでの強度</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 を削除</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TargetForm</name>
    <message>
        <source>Where to</source>
        <translation>保存先</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>ファイル名</translation>
    </message>
    <message>
        <source>Words in square brackets stand for what is in the clip; “/” makes a folder</source>
        <translation>角かっこの語はクリップの内容に置き換わります。「/」でフォルダーを作れます</translation>
    </message>
    <message>
        <source>Words for the file name</source>
        <translation>ファイル名に使える語</translation>
    </message>
    <message>
        <source>File &amp;name</source>
        <translation>ファイル名(&amp;N)</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>参照…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>フォルダー(&amp;F)</translation>
    </message>
    <message>
        <source>Folder for exports</source>
        <translation>書き出し先フォルダー</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ThumbnailStrip</name>
    <message>
        <source>Thumbnails of the frames</source>
        <translation>フレームのサムネイル</translation>
    </message>
    <message>
        <source>Arrow keys go from frame to frame.</source>
        <translation>矢印キーでフレームを移動します。</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TimeRuler</name>
    <message>
        <source>Timeline</source>
        <translation>タイムライン</translation>
    </message>
    <message>
        <source>Arrow keys go from frame to frame, I and O set the range.</source>
        <translation>矢印キーでフレームを移動し、IとOで範囲を設定します。</translation>
    </message>
    <message>
        <source>Frame %1, %2 s</source>
        <translation>フレーム %1、%2 秒</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Toast</name>
    <message>
        <source>Dismiss</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>メッセージを閉じる</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingControl</name>
    <message>
        <source>%1 was made.</source>
        <translation>%1 ができました。</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>使う</translation>
    </message>
    <message>
        <source>For the next clip</source>
        <translation>次のクリップに</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingDialog</name>
    <message>
        <source>Nothing is trained yet.</source>
        <translation>まだ何も学習していません。</translation>
    </message>
    <message>
        <source>Preparing; a clip that is being made comes first.</source>
        <translation>準備中。作成中のクリップが先です。</translation>
    </message>
    <message>
        <source>Training. Clips wait until it is paused or done.</source>
        <translation>学習中。一時停止か終了までクリップは待ちます。</translation>
    </message>
    <message>
        <source>Saving the state…</source>
        <translation>状態を保存しています…</translation>
    </message>
    <message>
        <source>Paused. It goes on where it was, also after a restart.</source>
        <translation>一時停止中。再起動後も続きから始められます。</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>完了。</translation>
    </message>
    <message>
        <source>It failed.</source>
        <translation>失敗しました。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>サンプル</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>勾配</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>学習の進み具合</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Saves the state and lets clips be made</source>
        <translation>状態を保存し、クリップを作れるようにします</translation>
    </message>
    <message>
        <source>S&amp;moothing</source>
        <translation>平滑化(&amp;M)</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑化</translation>
    </message>
    <message>
        <source>&amp;Logarithmic</source>
        <translation>対数(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Compare with…</source>
        <translation>比較(&amp;C)…</translation>
    </message>
    <message>
        <source>Shows another run below this one: its train.jsonl, or a saved table</source>
        <translation>別の実行を重ねて表示します: その train.jsonl か保存した表</translation>
    </message>
    <message>
        <source>The engine is not there yet.</source>
        <translation>エンジンがまだ準備できていません。</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>続ける(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>始める(&amp;B)</translation>
    </message>
    <message>
        <source>%1 of %2, %3 a second, %4 left</source>
        <translation>%1 / %2、毎秒 %3、残り %4</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>1 分未満</translation>
    </message>
    <message>
        <source>Compare with another run</source>
        <translation>別の実行と比較</translation>
    </message>
    <message>
        <source>Runs (train.jsonl *.csv);;All files (*)</source>
        <translation>実行 (train.jsonl *.csv);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>What the training has made</source>
        <translation>学習の結果</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingForm</name>
    <message>
        <source>MotionLoRA: one kind of motion</source>
        <translation>MotionLoRA: 一種類の動き</translation>
    </message>
    <message>
        <source>Motion module</source>
        <translation>モーションモジュール</translation>
    </message>
    <message>
        <source>LoRA: what pictures look like</source>
        <translation>LoRA: 画像の見た目</translation>
    </message>
    <message>
        <source>Whole model, on clips</source>
        <translation>モデル全体、クリップで</translation>
    </message>
    <message>
        <source>UNet and text encoder, on pictures</source>
        <translation>UNet とテキストエンコーダー、画像で</translation>
    </message>
    <message>
        <source>VAE</source>
        <translation>VAE</translation>
    </message>
    <message>
        <source>What is trained</source>
        <translation>学習するもの</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Its kind</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>For the model</source>
        <translation>対象モデル</translation>
    </message>
    <message>
        <source>The checkpoint or folder it begins with</source>
        <translation>もとになるチェックポイントまたはフォルダ</translation>
    </message>
    <message>
        <source>Into the folder</source>
        <translation>保存先フォルダ</translation>
    </message>
    <message>
        <source>A model&apos;s folder; made if it is not there</source>
        <translation>モデルのフォルダ。なければ作成します</translation>
    </message>
    <message>
        <source>My clips and pictures</source>
        <translation>自分のクリップと画像</translation>
    </message>
    <message>
        <source>The built-in world of the starter</source>
        <translation>スターターの内蔵ワールド</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>学習データ</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>フォルダー</translation>
    </message>
    <message>
        <source>Videos and pictures; NAME.txt beside each is its caption</source>
        <translation>動画と画像。隣の NAME.txt が説明文です</translation>
    </message>
    <message>
        <source>The motion in the clips</source>
        <translation>クリップ内の動き</translation>
    </message>
    <message>
        <source>Camera: %1</source>
        <translation>カメラ: %1</translation>
    </message>
    <message>
        <source>Teaches</source>
        <translation>教える内容</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>一辺</translation>
    </message>
    <message>
        <source>Of the square pictures, in pixels</source>
        <translation>正方形の画像、ピクセル単位</translation>
    </message>
    <message>
        <source>Frames</source>
        <translation>フレーム数</translation>
    </message>
    <message>
        <source>That are seen at once</source>
        <translation>一度に見る数</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ数</translation>
    </message>
    <message>
        <source>In all; more can be added later</source>
        <translation>合計。後から増やせます</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Clips in a step; more need more memory</source>
        <translation>1 ステップのクリップ数。多いほどメモリが必要です</translation>
    </message>
    <message>
        <source>The highest; it rises at first and falls towards the end</source>
        <translation>最大値。最初に上がり、終わりに向けて下がります</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学習率</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>ランク</translation>
    </message>
    <message>
        <source>How much the file can hold</source>
        <translation>ファイルが保持できる量</translation>
    </message>
    <message>
        <source>Samples every</source>
        <translation>サンプル間隔</translation>
    </message>
    <message>
        <source>Steps between samples</source>
        <translation>サンプル間のステップ数</translation>
    </message>
    <message>
        <source>Save memory, at a third more time</source>
        <translation>メモリを節約（時間は約 3 割増）</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>選択: %1</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TrainingRun</name>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 に書き込めません：%2。 {1 ?} {2?}</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::TransportBar</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>First frame</source>
        <translation>最初のフレーム</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>1フレーム戻る</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>再生</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>1フレーム進む</translation>
    </message>
    <message>
        <source>Last frame</source>
        <translation>最後のフレーム</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Ping-pong: forth and back</source>
        <translation>ピンポン: 往復再生</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed of playing ([ and ])</source>
        <translation>再生速度 ([ と ])</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Frames per second of playing</source>
        <translation>再生時のフレームレート</translation>
    </message>
    <message>
        <source>Frames per second while playing; the clip itself keeps its own</source>
        <translation>再生時のフレームレート、クリップ自体の値は変わりません</translation>
    </message>
    <message>
        <source> fps</source>
        <translation> fps</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::UndoSteps</name>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>元に戻す(&amp;U): %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>やり直す(&amp;R): %1</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>やり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Undo history</source>
        <translation>元に戻す履歴</translation>
    </message>
    <message>
        <source>Steps, the latest last</source>
        <translation>操作の一覧 (最新が下)</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>開いたときの状態</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ViewBar</name>
    <message>
        <source>Onion skin</source>
        <translation>オニオンスキン</translation>
    </message>
    <message>
        <source>Onion skin: the frames before and after shine through</source>
        <translation>オニオンスキン: 前後のフレームを透かして表示します</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>ズーム</translation>
    </message>
    <message>
        <source>Zoom (+ and −, mouse wheel, Ctrl+0 to fit)</source>
        <translation>ズーム (+ と −、マウスホイール、Ctrl+0でフィット)</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>フィット</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>フレーム</translation>
    </message>
    <message>
        <source>Fit (%1)</source>
        <translation>フィット (%1)</translation>
    </message>
    <message>
        <source>%1/%2   %3 s</source>
        <translation>%1/%2   %3 秒</translation>
    </message>
    <message>
        <source>Show the newest</source>
        <translation>最新を表示</translation>
    </message>
    <message>
        <source>Show the clip that is being made</source>
        <translation>作成中のクリップを表示</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::ViewerPanel</name>
    <message>
        <source>&amp;Play or pause</source>
        <translation>再生または一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Play &amp;backwards</source>
        <translation>逆再生(&amp;B)</translation>
    </message>
    <message>
        <source>Play, each time &amp;faster</source>
        <translation>再生、押すたびに高速(&amp;F)</translation>
    </message>
    <message>
        <source>One frame b&amp;ack</source>
        <translation>1フレーム戻る(&amp;A)</translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation>1フレーム進む(&amp;O)</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>1秒戻る</translation>
    </message>
    <message>
        <source>Shift+←</source>
        <translation>Shift+←</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>1秒進む</translation>
    </message>
    <message>
        <source>Shift+→</source>
        <translation>Shift+→</translation>
    </message>
    <message>
        <source>F&amp;irst frame</source>
        <translation>最初のフレーム(&amp;I)</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Home</translation>
    </message>
    <message>
        <source>&amp;Last frame</source>
        <translation>最後のフレーム(&amp;L)</translation>
    </message>
    <message>
        <source>End</source>
        <translation>End</translation>
    </message>
    <message>
        <source>Range begins &amp;here</source>
        <translation>ここをイン点に設定(&amp;H)</translation>
    </message>
    <message>
        <source>Range &amp;ends here</source>
        <translation>ここをアウト点に設定(&amp;E)</translation>
    </message>
    <message>
        <source>Clear the beginning</source>
        <translation>イン点を解除</translation>
    </message>
    <message>
        <source>Clear the end</source>
        <translation>アウト点を解除</translation>
    </message>
    <message>
        <source>&amp;Clear the range</source>
        <translation>範囲を解除(&amp;C)</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>ループ</translation>
    </message>
    <message>
        <source>Pi&amp;ng-pong</source>
        <translation>ピンポン(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>遅く(&amp;S)</translation>
    </message>
    <message>
        <source>Fas&amp;ter</source>
        <translation>速く(&amp;T)</translation>
    </message>
    <message>
        <source>Zoom to &amp;fit</source>
        <translation>フィット表示(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;100 %</source>
        <translation>ズーム 100%(&amp;1)</translation>
    </message>
    <message>
        <source>Zoom &amp;200 %</source>
        <translation>ズーム 200%(&amp;2)</translation>
    </message>
    <message>
        <source>Copy frame</source>
        <translation>フレームをコピー</translation>
    </message>
    <message>
        <source>preview</source>
        <translation>プレビュー</translation>
    </message>
    <message>
        <source>frame %1.png</source>
        <translation>フレーム %1.png</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::WeightPlot</name>
    <message>
        <source>Weights</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>How often a weight has a value, of what is chosen in the list.</source>
        <translation>一覧で選んだものについて、重みの値の分布を示します。</translation>
    </message>
    <message>
        <source>value</source>
        <translation>値</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>重みの数</translation>
    </message>
    <message>
        <source>%1 to %2: %L3 weights</source>
        <translation>%1 から %2:重み %L3 個</translation>
    </message>
    <message>
        <source>From</source>
        <translation>から</translation>
    </message>
    <message>
        <source>To</source>
        <translation>まで</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::WelcomeCard</name>
    <message>
        <source>Three steps to a first clip</source>
        <translation>最初のクリップまでの3ステップ</translation>
    </message>
    <message>
        <source>1.  Choose a checkpoint: a Stable Diffusion 1.5 model, a file or a folder.</source>
        <translation>1.  チェックポイントを選びます。Stable Diffusion 1.5のモデルで、ファイルでもフォルダーでもかまいません。</translation>
    </message>
    <message>
        <source>2.  Choose a motion module under Compose ▸ Models, if the checkpoint has none.</source>
        <translation>2.  チェックポイントに含まれていない場合は、「作成 ▸ モデル」でモーションモジュールを選びます。</translation>
    </message>
    <message>
        <source>3.  Write a prompt and press Generate.</source>
        <translation>3.  プロンプトを書いて「生成」を押します。</translation>
    </message>
    <message>
        <source>Choose a checkpoint…</source>
        <translation>チェックポイントを選択…</translation>
    </message>
    <message>
        <source>Try one of these, or write your own prompt:</source>
        <translation>次のどれかを試すか、自分のプロンプトを書いてください:</translation>
    </message>
    <message>
        <source>Generate: %1</source>
        <translation>生成: %1</translation>
    </message>
    <message>
        <source>Example prompt</source>
        <translation>プロンプト例</translation>
    </message>
</context>
<context>
    <name>flipbook::ui::Workspace</name>
    <message>
        <source>Choose a model first: there is no checkpoint to generate with.</source>
        <translation>先にモデルを選んでください。生成に使うチェックポイントがありません。</translation>
    </message>
</context>
</TS>
