// <form data-vb-passkey="get|create" data-vb-options="address" hidden>: shows itself where the browser knows passkeys, asks
// the device, puts the answer into the field "credential" and sends the form as any other.

for (const form of document.querySelectorAll("form[data-vb-passkey]")) {
  if (!window.PublicKeyCredential || !window.isSecureContext) continue;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    if (form.elements.credential.value) return;
    event.preventDefault();
    say(form, false);
    ask(form).then(
      (credential) => {
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      },
      () => say(form, true),
    );
  });
}

function say(form, failed) {
  form.querySelector("[data-vb-passkey-failed]").hidden = !failed;
  if (!failed) return;
  form.removeAttribute("data-vb-sending"); // nothing went out: it may be pressed again at once
  for (const button of form.querySelectorAll("button")) button.ariaDisabled = null;
}

async function ask(form) {
  const answer = await fetch(form.dataset.vbOptions, {
    method: "POST",
    headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value },
    redirect: "error",
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const { publicKey } = await answer.json();
  const ours = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (form.dataset.vbPasskey === "create") {
    ours.user = { ...publicKey.user, id: bytes(publicKey.user.id) };
    ours.excludeCredentials = known(publicKey.excludeCredentials);
    return told(await navigator.credentials.create({ publicKey: ours }));
  }
  ours.allowCredentials = known(publicKey.allowCredentials);
  return told(await navigator.credentials.get({ publicKey: ours }));
}

function known(credentials) {
  return (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
}

function told({ id, rawId, type, response }) {
  const said = { clientDataJSON: words(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) said[name] = words(response[name]);
  }
  return { id, rawId: words(rawId), type, response: said };
}

function bytes(text) {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
}

function words(buffer) {
  const plain = btoa(String.fromCharCode(...new Uint8Array(buffer)));
  return plain.replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
